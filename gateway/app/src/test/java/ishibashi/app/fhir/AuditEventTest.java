package ishibashi.app.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.app.outside.GatewayProcess;
import ishibashi.app.outside.SharedGateway;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** A member reads what it has done, as the audit's chain has it (example 16). */
@ExtendWith(SharedGateway.class)
class AuditEventTest {
    private final FhirMember bank;
    private final FhirMember other;

    AuditEventTest(GatewayProcess gateway) {
        this.bank = new FhirMember(gateway, "bank-09");
        this.other = new FhirMember(gateway, "bank-13");
    }

    @AfterEach
    void close() {
        bank.close();
        other.close();
    }

    @Test
    void a_message_that_was_taken_is_there_with_its_link_and_in_the_shape_of_the_example() throws Exception {
        FhirAnswer created =
                bank.create(Examples.vacancy("bank-09", Examples.number())).is(201);
        JsonNode event = awaited(created.message());
        assertThat(event.path("action").asString()).isEqualTo("C");
        assertThat(event.path("outcome").asString()).isEqualTo("0");
        assertThat(details(event)).anyMatch(d -> d.matches("hash-chain sha256:[0-9a-f]{64}"));
        assertThat(details(event)).anyMatch(d -> d.matches("chain-number [1-9][0-9]*"));
        Set<String> example = Shape.ofExample("16-audit-event.json");
        example.add("/id");
        assertThat(Shape.of(event)).isEqualTo(example);
        JsonNode read =
                bank.get("/AuditEvent/" + event.path("id").asString()).is(200).json();
        assertThat(read).isEqualTo(event);
        other.get("/AuditEvent/" + event.path("id").asString()).refused(404, "not-there");
    }

    @Test
    void a_message_that_was_refused_is_there_under_the_incident_that_was_told() throws Exception {
        JsonNode bad = Examples.read(
                Examples.vacancy("bank-09", Examples.number()).toString().replace("\"maternity\"", "\"starship\""));
        String told = bank.create(bad).refused(422, "unknown-code").text();
        String incident = told.substring(told.indexOf("urn:uuid:")).substring(9, 45);
        assertThat(awaited(incident).path("outcome").asString()).isEqualTo("8");
    }

    @Test
    void nobody_finds_what_another_did_and_pages_end() throws Exception {
        other.create(Examples.vacancy("bank-13", Examples.number())).is(201);
        awaitAny();
        Set<String> ids = new HashSet<>();
        String path = "/AuditEvent?_count=100";
        while (!path.isEmpty()) {
            JsonNode page = other.get(path).is(200).json();
            for (JsonNode event : events(page)) {
                assertThat(event.path("agent").toString()).contains("\"bank-13\"");
                assertThat(ids.add(event.path("id").asString())).isTrue();
            }
            path = FhirMember.next(page);
        }
        assertThat(ids).isNotEmpty();
    }

    @Test
    void it_is_searched_by_day_and_by_nothing_else() throws Exception {
        awaitAny();
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Tokyo"));
        assertThat(events(other.get("/AuditEvent?date=lt" + today.minusYears(1))
                        .is(200)
                        .json()))
                .isEmpty();
        assertThat(events(other.get("/AuditEvent?date=ge" + today.minusDays(1))
                        .is(200)
                        .json()))
                .isNotEmpty();
        other.get("/AuditEvent?agent=bank-09").refused(400, "unknown-parameter");
        other.get("/AuditEvent?date=someday").refused(400, "unknown-parameter");
    }

    @Test
    void nobody_writes_one() throws Exception {
        byte[] event = Examples.text("16-audit-event.json").getBytes(java.nio.charset.StandardCharsets.UTF_8);
        assertThat(bank.signed("POST", "/AuditEvent", event).refusal().status()).isGreaterThanOrEqualTo(400);
    }

    private void awaitAny() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> !events(other.get("/AuditEvent").is(200).json()).isEmpty());
    }

    private JsonNode awaited(String about) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> events(bank.get("/AuditEvent?_count=200").is(200).json()).stream()
                                .filter(e -> e.path("entity").toString().contains(about))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static List<JsonNode> events(JsonNode page) {
        return page.path("entry").valueStream().map(e -> e.path("resource")).toList();
    }

    private static List<String> details(JsonNode event) {
        return event.path("entity")
                .path(0)
                .path("detail")
                .valueStream()
                .map(d ->
                        d.path("type").asString() + " " + d.path("valueString").asString())
                .toList();
    }
}
