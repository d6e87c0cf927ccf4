package ishibashi.app.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.app.outside.GatewayProcess;
import ishibashi.app.outside.SharedGateway;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** fhir §3, batch: what is wrong with a resource beside the roles is its own, and theirs that refer to it; in JSON as in XML. */
@ParameterizedClass
@EnumSource(Form.class)
@ExtendWith(SharedGateway.class)
class BatchFacilitiesTest {
    private static final String BANK = "bank-01";
    private static final String SYSTEM = "https://bank-01.example/facilities";

    private final Form form;
    private final FhirMember bank;
    private final String number = UUID.randomUUID().toString();
    private final ObjectNode facility = Examples.facility(SYSTEM, number);

    BatchFacilitiesTest(Form form, GatewayProcess gateway) {
        this.form = form;
        this.bank = new FhirMember(gateway, BANK);
    }

    @AfterEach
    void close() {
        bank.close();
    }

    @ParameterizedTest
    @CsvSource({
        "PUT,    Organization/6a3f0f5e-0f0e-4f0e-8f0e-0f0e0f0e0f0e, 404, not-there",
        "DELETE, Organization/6a3f0f5e-0f0e-4f0e-8f0e-0f0e0f0e0f0e, 400, request-malformed"
    })
    void a_request_that_cannot_be_harms_no_other(String method, String url, String status, String code)
            throws Exception {
        JsonNode entries = new Batch(form, bank, facility).request(method, url).harmsNoOther();
        Batch.refused(entries.path(1), status, code, "Bundle.entry[1].request");
        assertThat(kept()).isZero();
    }

    @Test
    void one_that_no_parser_reads_harms_no_other() throws Exception {
        JsonNode entries = new Batch(form, bank, facility)
                .harmsNoOther(text -> text.replace("\"active\":true}", "\"active\":\"yes\"}")
                        .replaceFirst("<active value=\"true\"/>(?!<period)", "<active value=\"yes\"/>"));
        Batch.refused(entries.path(1), "400", "unknown-element", "Bundle.entry[1].resource.active");
        assertThat(kept()).isZero();
    }

    @Test
    void one_whose_request_no_parser_reads_is_refused_with_whoever_refers_to_it() throws Exception {
        String lost = Examples.number();
        JsonNode entries = new Batch(form, bank, facility)
                .request("POST", Batch.ODD)
                .referring(Examples.vacancy(BANK, lost))
                .harmsNoOther(text -> text.replace(Batch.odd(form, "POST"), Batch.odd(form, "FROB")));
        Batch.refused(entries.path(1), "400", "unknown-element", "Bundle.entry[1].request.method");
        Batch.refused(entries.path(2), "400", "reference-broken", "Bundle.entry[2].resource");
        assertThat(kept()).isZero();
        assertThat(bank.own(lost)).isEmpty();
    }

    @Test
    void one_without_a_number_is_refused_with_whoever_refers_to_it() throws Exception {
        facility.remove("identifier");
        String lost = Examples.number();
        JsonNode entries = new Batch(form, bank, facility)
                .referring(Examples.vacancy(BANK, lost))
                .harmsNoOther();
        Batch.refused(entries.path(1), "422", "missing-key", "Bundle.entry[1].resource.identifier");
        Batch.refused(entries.path(2), "400", "reference-broken", "Bundle.entry[2].resource");
        assertThat(bank.own(lost)).isEmpty();
    }

    @Test
    void one_that_is_whole_is_kept_and_a_role_may_refer_to_it() throws Exception {
        String found = Examples.number();
        JsonNode entries = new Batch(form, bank, facility)
                .request("POST", "Organization")
                .referring(Examples.vacancy(BANK, found))
                .harmsNoOther();
        assertThat(entries.path(1).path("response").path("status").asString()).startsWith("201");
        assertThat(kept()).isEqualTo(1);
        assertThat(bank.own(found)).hasSize(1);
    }

    /** Rulings 15: its bytes may not stay, and it is no row with which they would be let go. */
    @Test
    void an_individual_number_in_one_refuses_the_whole() throws Exception {
        Batch batch = new Batch(form, bank, facility.put("name", "個人番号 123456789018"));
        assertThat(batch.sent().refused(422, "law-individual-number").text()).doesNotContain("123456789018");
        assertThat(batch.isNotKept()).isTrue();
        assertThat(kept()).isZero();
    }

    private int kept() throws Exception {
        return bank.get("/Organization" + FhirMember.query("identifier", SYSTEM + "|" + number))
                .is(200)
                .json()
                .path("entry")
                .size();
    }
}
