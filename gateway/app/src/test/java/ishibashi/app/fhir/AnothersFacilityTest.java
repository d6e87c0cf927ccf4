package ishibashi.app.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.app.outside.GatewayProcess;
import ishibashi.app.outside.SharedGateway;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A resource beside the postings belongs to the member that sent it: another one of the same bank cannot send it as its own. */
@ExtendWith(SharedGateway.class)
class AnothersFacilityTest {
    private static final String SYSTEM = "https://hospital.example/facilities";

    private final FhirMember bank;
    private final FhirMember hospital;
    private final String number = UUID.randomUUID().toString();
    private final ObjectNode facility = Examples.facility(SYSTEM, number);

    AnothersFacilityTest(GatewayProcess gateway) {
        this.bank = new FhirMember(gateway, "bank-09");
        this.hospital = new FhirMember(gateway, "hospital-0919900019");
    }

    @AfterEach
    void close() {
        bank.close();
        hospital.close();
    }

    @Test
    void what_a_bank_keeps_its_hospital_cannot_send_as_its_own() throws Exception {
        bank.signed("POST", "/Organization", Examples.bytes(facility)).is(201);
        hospital.signed("POST", "/Organization", Examples.bytes(facility)).refused(403, "not-your-record");
        String found = Examples.number();
        ObjectNode batch = Examples.bundle("batch", facility, Examples.vacancy("bank-09", found));
        ((ObjectNode) batch.at("/entry/0/request")).put("url", "Organization");
        JsonNode entries = hospital.signed("POST", "", Examples.bytes(batch))
                .is(200)
                .json()
                .path("entry");
        Batch.refused(entries.path(0), "403", "not-your-record", "Bundle.entry[0].resource");
        assertThat(entries.at("/1/response/status").asString()).startsWith("201");
    }

    @Test
    void what_a_hospital_keeps_its_bank_reads_and_changes() throws Exception {
        hospital.signed("POST", "/Organization", Examples.bytes(facility)).is(201);
        facility.put("name", "架空会 うつのみや新病院");
        bank.signed("POST", "/Organization", Examples.bytes(facility)).is(200);
        JsonNode kept = hospital.get("/Organization" + FhirMember.query("identifier", SYSTEM + "|" + number))
                .is(200)
                .json();
        assertThat(kept.at("/entry/0/resource/name").asString()).isEqualTo("架空会 うつのみや新病院");
    }
}
