package ishibashi.app.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.app.outside.GatewayProcess;
import ishibashi.app.outside.OperatorClient;
import ishibashi.app.outside.SharedGateway;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** The sixth sample bank speaks FHIR: a folder without a mapping, message Bundles with a JWS in, results as Bundles out. */
@ExtendWith(SharedGateway.class)
class FhirBankTest {
    private static final String BANK = "bank-42";

    private final GatewayProcess gateway;
    private final FhirMember bank;

    FhirBankTest(GatewayProcess gateway) {
        this.gateway = gateway;
        this.bank = new FhirMember(gateway, BANK);
    }

    @AfterEach
    void close() {
        bank.close();
    }

    @Test
    void its_samples_came_by_fhir_and_the_one_bad_entry_is_held_alone_with_its_place() throws Exception {
        try (OperatorClient operator = new OperatorClient(gateway.home(), gateway.operatorPort())) {
            JsonNode rows = operator.get("/ledger?member=" + BANK).path("rows");
            assertThat(rows.path("accepted").asInt()).isEqualTo(14);
            assertThat(rows.path("quarantined").asInt()).isEqualTo(1);
            JsonNode held = operator.get("/quarantine?member=" + BANK).path("quarantine");
            assertThat(held.size()).isEqualTo(1);
            assertThat(held.toString()).contains("Bundle.entry[13]", "unknown-code");
            assertThat(operator.get("/messages?member=" + BANK).path("messages").valueStream())
                    .hasSize(2)
                    .allMatch(m -> m.path("door").asString().equals("fhir"));
        }
    }

    @Test
    void it_reads_its_own_records_as_it_sent_them_and_others_see_a_view() throws Exception {
        JsonNode own = bank.own("V42-0003").getFirst();
        assertThat(own.path("location").path(0).path("reference").asString()).isEqualTo("Location/jis-422096");
        assertThat(own.toString()).contains("work-pattern");
        JsonNode house = bank.get(
                        "/" + own.path("organization").path("reference").asString())
                .is(200)
                .json();
        assertThat(house.path("name").asString()).contains("つしま");
        try (FhirMember other = new FhirMember(gateway, "bank-36")) {
            List<JsonNode> seen = other.all("kind", "vacancy", "location", "jis-420000");
            assertThat(seen).hasSize(8).noneMatch(r -> r.toString().contains("V42-"));
        }
    }

    @Test
    void results_come_back_to_it_as_bundles() {
        Set<String> told = Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(300))
                .until(this::events, events -> events.containsAll(Set.of("receipt", "candidates", "matches")));
        assertThat(told).isSubsetOf("receipt", "candidates", "matches", "notice", "refusal");
    }

    private Set<String> events() throws Exception {
        return bank.get("/Bundle?type=message&_count=200")
                .is(200)
                .json()
                .path("entry")
                .valueStream()
                .map(e -> e.path("resource").path("entry").path(0).path("resource"))
                .map(h -> h.path("eventCoding").path("code").asString())
                .collect(Collectors.toSet());
    }
}
