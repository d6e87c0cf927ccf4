package ishibashi.app.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.app.outside.GatewayProcess;
import ishibashi.app.outside.SharedGateway;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** fhir §3.1: a bank asks another for contact by a Task, as far as L1. */
@ExtendWith(SharedGateway.class)
class IntroductionTest {
    private final TwoSides sides;

    IntroductionTest(GatewayProcess gateway) {
        this.sides = new TwoSides(gateway);
    }

    @BeforeEach
    void place() throws Exception {
        sides.placed(TwoSides.OTHER_HOUSE);
    }

    @AfterEach
    void close() {
        sides.close();
    }

    @Test
    void the_vacancys_bank_is_told_that_the_doctors_bank_asks_and_sees_the_doctor_without_a_name() throws Exception {
        String task = sides.asked();
        String told = sides.vacancyBankTold.awaited("contact-requested", task);
        assertThat(told)
                .contains(sides.vacancy(), sides.seekerShown(), "ANONYED", "bank-13")
                .doesNotContain("石橋", "イシバシ", sides.seeker(), sides.seekerNumber(), TwoSides.OTHER_HOUSE);
        sides.vacancyBank.get("/PractitionerRole/" + sides.seekerShown()).is(200);
    }

    @Test
    void the_doctors_bank_is_told_that_the_vacancys_bank_asks_and_sees_the_vacancy_without_its_house()
            throws Exception {
        FhirAnswer answer = sides.ask(sides.vacancyBank, sides.vacancysWish(Duration.ofHours(47)))
                .is(201);
        String told = sides.seekerBankTold.awaited(
                "contact-requested", answer.json().path("id").asString());
        assertThat(told)
                .contains(sides.seeker(), sides.vacancyShown(), "bank-09")
                .doesNotContain(sides.vacancy(), TwoSides.HOUSE, "うつのみや");
    }

    @Test
    void each_bank_reads_it_in_its_own_words_and_in_the_shape_of_the_example() throws Exception {
        String task = sides.asked();
        JsonNode asker = sides.seekerBank.get("/Task/" + task).is(200).json();
        JsonNode other = sides.vacancyBank.get("/Task/" + task).is(200).json();
        assertThat(asker.path("focus").path("reference").asString())
                .isEqualTo("PractitionerRole/" + sides.vacancyShown());
        assertThat(asker.path("for").path("reference").asString()).isEqualTo("PractitionerRole/" + sides.seeker());
        assertThat(other.path("focus").path("reference").asString()).isEqualTo("PractitionerRole/" + sides.vacancy());
        assertThat(other.path("for").path("reference").asString()).isEqualTo("PractitionerRole/" + sides.seekerShown());
        Set<String> example = Shape.ofExample("07-introduction-task-requested.json");
        example.add("/meta/lastUpdated");
        assertThat(Shape.of(asker)).isEqualTo(example);
        assertThat(Shape.of(other)).isEqualTo(example);
        for (String said : Set.of("/status", "/businessStatus", "/intent", "/priority", "/code", "/meta/security")) {
            assertThat(asker.at(said))
                    .isEqualTo(Examples.read(Examples.text("07-introduction-task-requested.json"))
                            .at(said));
        }
    }

    @Test
    void the_same_request_again_gets_the_same_receipt_and_makes_no_second_one() throws Exception {
        byte[] body = Examples.bytes(sides.seekersWish(Duration.ofDays(1)));
        String signature = FhirMember.signature(sides.seekerBank.keys(), body);
        FhirAnswer first = sides.seekerBank
                .plain("POST", "/Task", body, "Ishibashi-Signature", signature)
                .is(201);
        FhirAnswer second = sides.seekerBank
                .plain("POST", "/Task", body, "Ishibashi-Signature", signature)
                .is(200);
        assertThat(second.header("Ishibashi-Receipt")).isNotEmpty().isEqualTo(first.header("Ishibashi-Receipt"));
        assertThat(second.header("ETag")).isEqualTo("W/\"1\"").isEqualTo(first.header("ETag"));
    }

    @Test
    void while_one_runs_neither_bank_can_ask_again_for_the_same_two() throws Exception {
        sides.asked();
        Examples.nextSecond();
        sides.ask(sides.seekerBank, sides.seekersWish(Duration.ofDays(1))).refused(422, "disclosure-order");
        sides.ask(sides.vacancyBank, sides.vacancysWish(Duration.ofDays(1))).refused(422, "disclosure-order");
    }

    @Test
    void a_deadline_is_later_than_now_and_within_48_hours_of_an_urgent_wish() throws Exception {
        FhirAnswer late = sides.ask(sides.seekerBank, sides.seekersWish(Duration.ofHours(49)))
                .refused(422, "profile-violation");
        assertThat(late.text()).contains("Task.restriction.period.end", "48");
        sides.ask(sides.seekerBank, sides.seekersWish(Duration.ofHours(-1))).refused(422, "profile-violation");
        ObjectNode none = sides.seekersWish(Duration.ofDays(1));
        none.remove("restriction");
        sides.ask(sides.seekerBank, none).refused(422, "missing-key");
    }

    @Test
    void a_deadline_without_seconds_is_no_time_of_fhir() throws Exception {
        ObjectNode wish = sides.seekersWish(Duration.ofDays(1));
        ObjectNode period = (ObjectNode) wish.path("restriction").path("period");
        period.put("end", period.path("end").asString().replaceFirst(":[0-9]{2}\\+", "+"));
        FhirAnswer refused = sides.ask(sides.seekerBank, wish).refused(422, "bad-date");
        assertThat(refused.text()).contains("Task.restriction.period.end");
    }

    @Test
    void a_wish_with_a_free_text_or_another_beginning_is_refused_with_its_place() throws Exception {
        ObjectNode described = sides.seekersWish(Duration.ofDays(1)).put("description", "石橋 渡 先生です");
        FhirAnswer refused = sides.ask(sides.seekerBank, described).refused(422, "profile-violation");
        assertThat(refused.text()).contains("Task.description").doesNotContain("石橋");
        ObjectNode begun = sides.seekersWish(Duration.ofDays(1)).put("status", "in-progress");
        assertThat(sides.ask(sides.seekerBank, begun)
                        .refused(422, "profile-violation")
                        .text())
                .contains("Task.status");
    }
}
