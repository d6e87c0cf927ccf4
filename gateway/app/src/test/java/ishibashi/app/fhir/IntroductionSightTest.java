package ishibashi.app.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.app.outside.GatewayProcess;
import ishibashi.app.outside.SharedGateway;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Who may ask for contact, and who sees that it was asked for. */
@ExtendWith(SharedGateway.class)
class IntroductionSightTest {
    private final GatewayProcess gateway;
    private final TwoSides sides;

    IntroductionSightTest(GatewayProcess gateway) {
        this.gateway = gateway;
        this.sides = new TwoSides(gateway);
    }

    @AfterEach
    void close() {
        sides.close();
    }

    @Test
    void a_wish_for_the_present_employer_is_taken_and_told_to_nobody() throws Exception {
        sides.placed(TwoSides.HOUSE);
        String hidden = sides.ask(sides.vacancyBank, sides.vacancysWish(Duration.ofDays(1)))
                .is(201)
                .json()
                .path("id")
                .asString();
        sides.vacancyBank.get("/Task/" + hidden).is(200);
        sides.seekerBank.get("/Task/" + hidden).refused(404, "not-there");
        try (TwoSides others = new TwoSides(gateway).placed(TwoSides.OTHER_HOUSE)) {
            String open = others.ask(others.vacancyBank, others.vacancysWish(Duration.ofDays(1)))
                    .is(201)
                    .json()
                    .path("id")
                    .asString();
            sides.seekerBankTold.awaited("contact-requested", open);
        }
        assertThat(sides.seekerBankTold.of("contact-requested", hidden)).isEmpty();
        assertThat(found(sides.seekerBank, "_id", hidden)).isEmpty();
        TwoSides.step(sides.vacancyBank, hidden, "cancelled", 1).is(200);
    }

    @Test
    void a_third_bank_and_the_hospital_itself_neither_ask_nor_see_nor_end() throws Exception {
        sides.placed(TwoSides.OTHER_HOUSE);
        try (FhirMember third = new FhirMember(gateway, "bank-01");
                FhirMember hospital = new FhirMember(gateway, "hospital-" + TwoSides.HOUSE)) {
            sides.ask(third, sides.seekersWish(Duration.ofDays(1))).refusal();
            assertThat(sides.ask(hospital, sides.vacancysWish(Duration.ofDays(1)))
                            .status())
                    .isGreaterThanOrEqualTo(400);
            String task = sides.asked();
            byte[] seen = Examples.bytes(sides.vacancyBank.get("/Task/" + task).json());
            for (FhirMember other : List.of(third, hospital)) {
                other.get("/Task/" + task).refused(404, "not-there");
                other.signed("PUT", "/Task/" + task, seen, "If-Match", "W/\"1\"")
                        .refused(404, "not-there");
                assertThat(found(other, "_id", task)).isEmpty();
            }
        }
    }

    @Test
    void a_posting_that_the_asker_cannot_see_is_not_there() throws Exception {
        sides.placed(TwoSides.OTHER_HOUSE);
        JsonNode wish = sides.seekersWish(Duration.ofDays(1));
        String unknown = wish.toString().replace(sides.vacancyShown(), "aaaaaaaaaaaaaaaaaaaaaaaaaa");
        sides.ask(sides.seekerBank, Examples.read(unknown)).refused(404, "not-there");
        String others = wish.toString().replace(sides.vacancyShown(), sides.vacancy());
        sides.ask(sides.seekerBank, Examples.read(others)).refused(404, "not-there");
        String turned = wish.toString()
                .replace(sides.vacancyShown(), "?")
                .replace(sides.seeker(), sides.vacancyShown())
                .replace("?", sides.seeker());
        sides.ask(sides.seekerBank, Examples.read(turned)).refused(404, "not-there");
    }

    @Test
    void a_bank_finds_its_introductions_by_what_the_profile_names_and_page_by_page() throws Exception {
        sides.placed(TwoSides.OTHER_HOUSE);
        String running = sides.asked();
        String over;
        try (TwoSides others = new TwoSides(gateway).placed(TwoSides.OTHER_HOUSE)) {
            over = others.asked();
            TwoSides.step(others.vacancyBank, over, "rejected", 1).is(200);
        }
        String both = running + "," + over;
        FhirMember bank = sides.vacancyBank;
        String names = "https://ishibashi.example/fhir/NamingSystem/introduction|";
        assertThat(found(bank, "identifier", names + running)).containsExactly(running);
        assertThat(found(bank, "_id", both, "status", "requested")).containsExactly(running);
        assertThat(found(bank, "_id", both, "business-status", "L0")).containsExactly(over);
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Tokyo"));
        assertThat(found(bank, "_id", both, "modified", "ge" + today.minusDays(1)))
                .containsExactly(over, running);
        assertThat(found(bank, "_id", both, "modified", "lt" + today.minusDays(1)))
                .isEmpty();
        Set<String> paged = new HashSet<>();
        String path = "/Task" + FhirMember.query("_id", both, "_count", "1");
        while (!path.isEmpty()) {
            JsonNode page = bank.get(path).is(200).json();
            assertThat(ids(page)).hasSize(1);
            paged.addAll(ids(page));
            path = FhirMember.next(page);
        }
        assertThat(paged).containsExactlyInAnyOrder(running, over);
        bank.get("/Task?patient=x").refused(400, "unknown-parameter");
    }

    private static List<String> found(FhirMember bank, String... parameters) throws Exception {
        return ids(bank.get("/Task" + FhirMember.query(parameters)).is(200).json());
    }

    private static List<String> ids(JsonNode page) {
        return page.path("entry")
                .valueStream()
                .map(e -> e.path("resource").path("id").asString())
                .toList();
    }
}
