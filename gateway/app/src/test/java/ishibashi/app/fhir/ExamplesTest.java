package ishibashi.app.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.app.outside.GatewayProcess;
import ishibashi.app.outside.SharedGateway;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The published examples 01 to 04 and 12, numbered anew and signed now. */
@ExtendWith(SharedGateway.class)
class ExamplesTest {
    private final FhirMember hospital;
    private final FhirMember bank;
    private final Ledger ledger;

    ExamplesTest(GatewayProcess gateway) {
        this.hospital = new FhirMember(gateway, "hospital-0919900019");
        this.bank = new FhirMember(gateway, "bank-09");
        this.ledger = new Ledger(gateway);
    }

    @AfterEach
    void balanced() throws Exception {
        ledger.balanced();
        hospital.close();
        bank.close();
        ledger.close();
    }

    @Test
    void a_hospitals_transaction_of_its_facility_and_a_vacancy_is_taken() throws Exception {
        String number = Examples.number();
        FhirAnswer answer = transaction(hospital, Examples.facilityAndVacancy(number));
        assertThat(statuses(answer).get(1)).isEqualTo("201 Created");
        assertThat(answer.json().path("type").asString()).isEqualTo("transaction-response");
        JsonNode own = hospital.own(number).getFirst();
        assertThat(own.path("organization").path("reference").asString()).startsWith("Organization/");
        FhirAnswer facility = hospital.get(
                        "/" + own.path("organization").path("reference").asString())
                .is(200);
        assertThat(facility.text()).contains("架空会 うつのみや中央病院", "0919900019");
        // Its bank is the operator of record and has it too.
        assertThat(bank.own(number)).hasSize(1);
    }

    @Test
    void an_urgent_vacancy_refers_to_its_facility_by_number_alone() throws Exception {
        transaction(hospital, Examples.facilityAndVacancy(Examples.number()));
        String number = Examples.number();
        hospital.create(Examples.vacancy("bank-09", number)).is(201);
        JsonNode own = hospital.own(number).getFirst();
        assertThat(Examples.extension(own, "urgency").toString()).contains("\"immediate\"");
        assertThat(Examples.extension(own, "fill-by").path("valueDateTime").asString())
                .startsWith("2026-12-15");
        assertThat(own.path("availableTime").size()).isEqualTo(2);
    }

    @Test
    void a_banks_transaction_of_doctor_consent_and_seeker_is_taken() throws Exception {
        String number = Examples.number();
        FhirAnswer answer = transaction(bank, Examples.seeker("bank-09", number, "0919900027"));
        assertThat(statuses(answer)).hasSize(3).allMatch(s -> s.startsWith("201"));
        List<JsonNode> own = bank.all("identifier", Examples.seekers("bank-09") + "|" + number);
        assertThat(own).hasSize(1);
        assertThat(own.getFirst().path("practitioner").path("reference").asString())
                .startsWith("Practitioner/");
        assertThat(bank.get("/"
                                + own.getFirst()
                                        .path("practitioner")
                                        .path("reference")
                                        .asString())
                        .is(200)
                        .text())
                .contains("石橋", "イシバシ");
    }

    @Test
    void a_message_is_answered_by_a_receipt_and_its_rows_are_kept() throws Exception {
        String first = Examples.number();
        String second = Examples.number();
        ObjectNode message = Examples.message(UUID.randomUUID(), first, second);
        FhirAnswer answer = process(message, now()).is(200);
        JsonNode header = answer.json().path("entry").path(0).path("resource");
        assertThat(answer.json().path("type").asString()).isEqualTo("message");
        assertThat(header.path("resourceType").asString()).isEqualTo("MessageHeader");
        assertThat(header.path("eventCoding").path("code").asString()).isEqualTo("receipt");
        assertThat(header.path("response").path("identifier").asString())
                .isEqualTo("475c5d1e-8b5a-579d-ab91-ebabc962b902");
        assertThat(header.path("response").path("code").asString()).isEqualTo("ok");
        assertThat(header.path("destination").path(0).path("endpoint").asString())
                .isEqualTo("urn:ishibashi:bank-09");
        JsonNode parameters = answer.json().path("entry").path(1).path("resource");
        assertThat(header.path("focus").path(0).path("reference").asString())
                .isEqualTo(answer.json().path("entry").path(1).path("fullUrl").asString());
        assertThat(parameters.path("resourceType").asString()).isEqualTo("Parameters");
        assertThat(parameters.path("meta").path("profile").path(0).asString()).endsWith("/IshibashiReceipt");
        assertThat(parameters.path("parameter").path(0).path("name").asString()).isEqualTo("receipt");
        assertThat(parameters.path("parameter").path(0).path("valueString").asString())
                .isEqualTo(answer.header("Ishibashi-Receipt"));
        assertThat(ledger.settled(answer.message()).path("accepted").asInt()).isEqualTo(2);
        assertThat(bank.own(first)).hasSize(1);
        assertThat(bank.own(second)).hasSize(1);
    }

    @Test
    void a_row_of_a_message_that_no_parser_reads_is_held_alone_with_its_place() throws Exception {
        String bad = Examples.number();
        String good = Examples.number();
        ObjectNode message = Examples.message(UUID.randomUUID(), bad, good);
        message.path("entry")
                .valueStream()
                .map(e -> e.path("resource"))
                .filter(r -> r.toString().contains("\"" + bad + "\""))
                .forEach(r -> ((ObjectNode) r).put("frobnicate", "x"));
        FhirAnswer answer = process(message, now()).is(200);
        ledger.settled(answer.message());
        assertThat(ledger.held(answer.message()))
                .hasSize(1)
                .allMatch(row -> row.contains("unknown-element") && row.contains(".resource.frobnicate"));
        assertThat(bank.own(bad)).isEmpty();
        assertThat(bank.own(good)).hasSize(1);
    }

    @Test
    void the_same_message_again_gets_the_very_same_answer() throws Exception {
        ObjectNode message = Examples.message(UUID.randomUUID(), Examples.number(), Examples.number());
        byte[] signed = SignedBundle.by("bank-09", bank.keys(), message, now());
        FhirAnswer first = bank.plain("POST", "/$process-message", signed).is(200);
        FhirAnswer second = bank.plain("POST", "/$process-message", signed).is(200);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("Ishibashi-Receipt")).isEqualTo(first.header("Ishibashi-Receipt"));
    }

    @Test
    void a_message_id_is_for_one_content_only() throws Exception {
        UUID id = UUID.randomUUID();
        process(Examples.message(id, Examples.number(), Examples.number()), now())
                .is(200);
        String other = Examples.number();
        process(Examples.message(id, other, Examples.number()), now()).refused(409, "message-id-reused");
        assertThat(bank.own(other)).isEmpty();
    }

    private FhirAnswer process(ObjectNode message, OffsetDateTime at) throws Exception {
        return bank.plain("POST", "/$process-message", SignedBundle.by("bank-09", bank.keys(), message, at));
    }

    private static OffsetDateTime now() {
        return OffsetDateTime.now(ZoneId.of("Asia/Tokyo"));
    }

    private static FhirAnswer transaction(FhirMember member, ObjectNode bundle) throws Exception {
        return member.signed("POST", "", Examples.bytes(bundle)).is(200);
    }

    private static List<String> statuses(FhirAnswer answer) {
        return answer.json()
                .path("entry")
                .valueStream()
                .map(e -> e.path("response").path("status").asString())
                .toList();
    }
}
