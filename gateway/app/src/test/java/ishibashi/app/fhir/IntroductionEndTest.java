package ishibashi.app.fhir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.app.outside.GatewayProcess;
import ishibashi.app.outside.SharedGateway;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** fhir §3.1: how contact that was asked for ends before anybody consents. */
@ExtendWith(SharedGateway.class)
class IntroductionEndTest {
    private final TwoSides sides;

    IntroductionEndTest(GatewayProcess gateway) {
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
    void the_other_bank_declines_and_the_asker_is_told_and_may_ask_anew() throws Exception {
        String task = sides.asked();
        FhirAnswer declined =
                TwoSides.step(sides.vacancyBank, task, "rejected", 1).is(200);
        assertThat(declined.header("ETag")).isEqualTo("W/\"2\"");
        assertThat(declined.header("Ishibashi-Receipt")).isNotEmpty();
        assertThat(standing(sides.seekerBank, task)).isEqualTo("rejected L0");
        assertThat(sides.seekerBankTold.awaited("withdrawn", task)).contains("\"rejected\"");
        Examples.nextSecond();
        assertThat(sides.asked()).isNotEqualTo(task);
    }

    @Test
    void the_asker_withdraws_and_the_other_bank_is_told() throws Exception {
        String task = sides.asked();
        TwoSides.step(sides.seekerBank, task, "cancelled", 1).is(200);
        assertThat(sides.vacancyBankTold.awaited("withdrawn", task)).contains("\"cancelled\"");
        assertThat(standing(sides.vacancyBank, task)).isEqualTo("cancelled L0");
        assertThat(history(sides.vacancyBank, task)).containsExactly("cancelled", "requested");
        FhirAnswer first =
                sides.vacancyBank.get("/Task/" + task + "/_history/1").is(200);
        assertThat(first.json().path("status").asString()).isEqualTo("requested");
    }

    @Test
    void a_step_out_of_order_is_refused_and_changes_nothing() throws Exception {
        String task = sides.asked();
        TwoSides.step(sides.vacancyBank, task, "cancelled", 1).refused(422, "disclosure-order");
        TwoSides.step(sides.seekerBank, task, "rejected", 1).refused(422, "disclosure-order");
        TwoSides.step(sides.vacancyBank, task, "in-progress", 1).refused(422, "disclosure-order");
        TwoSides.step(sides.vacancyBank, task, "accepted", 1).refused(422, "consent-missing");
        assertThat(standing(sides.seekerBank, task)).isEqualTo("requested L1");
        TwoSides.step(sides.vacancyBank, task, "rejected", 1).is(200);
        TwoSides.step(sides.seekerBank, task, "cancelled", 2).refused(422, "disclosure-order");
        assertThat(standing(sides.seekerBank, task)).isEqualTo("rejected L0");
    }

    @Test
    void a_step_names_the_version_that_its_sender_has_seen() throws Exception {
        String task = sides.asked();
        byte[] body = Examples.bytes(sides.vacancyBank.get("/Task/" + task).json());
        sides.vacancyBank.signed("PUT", "/Task/" + task, body).refused(428, "version-missing");
        FhirAnswer stale = TwoSides.step(sides.vacancyBank, task, "rejected", 7).refused(412, "version-conflict");
        assertThat(stale.header("ETag")).isEqualTo("W/\"1\"");
    }

    @Test
    void the_same_step_again_gets_the_same_receipt() throws Exception {
        String task = sides.asked();
        String declined = sides.vacancyBank
                .get("/Task/" + task)
                .text()
                .replace("\"status\":\"requested\"", "\"status\":\"rejected\"");
        byte[] body = declined.getBytes(UTF_8);
        String signature = FhirMember.signature(sides.vacancyBank.keys(), body);
        List<FhirAnswer> answers = List.of(declined(task, body, signature), declined(task, body, signature));
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.is(200).header("ETag")).isEqualTo("W/\"2\"");
            assertThat(answer.header("Ishibashi-Receipt"))
                    .isEqualTo(answers.getFirst().header("Ishibashi-Receipt"));
        });
    }

    private FhirAnswer declined(String task, byte[] body, String signature) throws Exception {
        return sides.vacancyBank.plain(
                "PUT", "/Task/" + task, body, "If-Match", "W/\"1\"", "Ishibashi-Signature", signature);
    }

    @Test
    void its_deadline_ends_it_and_both_banks_are_told() throws Exception {
        String task = sides.ask(sides.seekerBank, sides.seekersWish(Duration.ofSeconds(4)))
                .is(201)
                .json()
                .path("id")
                .asString();
        awaitEnd(task);
        assertThat(sides.vacancyBankTold.awaited("withdrawn", task)).contains("\"cancelled\"");
        assertThat(sides.seekerBankTold.awaited("withdrawn", task)).contains("\"cancelled\"");
    }

    @Test
    void a_posting_that_is_withdrawn_ends_it_too() throws Exception {
        String task = sides.asked();
        sides.withdrawVacancy().is(200);
        awaitEnd(task);
        assertThat(sides.seekerBankTold.awaited("withdrawn", task)).contains(task);
    }

    private void awaitEnd(String task) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> standing(sides.seekerBank, task).equals("cancelled L0"));
    }

    private static String standing(FhirMember bank, String task) throws Exception {
        JsonNode read = bank.get("/Task/" + task).is(200).json();
        return read.path("status").asString() + " "
                + read.path("businessStatus")
                        .path("coding")
                        .path(0)
                        .path("code")
                        .asString();
    }

    private static List<String> history(FhirMember bank, String task) throws Exception {
        return bank.get("/Task/" + task + "/_history")
                .is(200)
                .json()
                .path("entry")
                .valueStream()
                .map(e -> e.path("resource").path("status").asString())
                .toList();
    }
}
