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

/** fhir §3, batch: what is wrong with a role, or with what is asked for, is that entry's alone; in JSON as in XML. */
@ParameterizedClass
@EnumSource(Form.class)
@ExtendWith(SharedGateway.class)
class BatchEntriesTest {
    private static final String BANK = "bank-01";

    private final Form form;
    private final FhirMember bank;
    private final Ledger ledger;
    private final String bad = Examples.number();
    /** Its head count is nobody else's. */
    private final ObjectNode vacancy = Examples.headcount(Examples.vacancy(BANK, bad), 77);

    BatchEntriesTest(Form form, GatewayProcess gateway) {
        this.form = form;
        this.bank = new FhirMember(gateway, BANK);
        this.ledger = new Ledger(gateway);
    }

    @AfterEach
    void the_bad_one_is_not_there() throws Exception {
        assertThat(bank.own(bad)).isEmpty();
        ledger.balanced();
        bank.close();
        ledger.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"valuePositiveInt\":\"many\" | <valuePositiveInt value=\"many\"/>",
                "\"valuePositiveInt\":77,\"frobnicate\":\"x\" | <valuePositiveInt value=\"77\"/><frobnicate value=\"x\"/>"
            })
    void a_role_that_no_parser_reads(String json, String xml) throws Exception {
        JsonNode entries = new Batch(form, bank, vacancy)
                .harmsNoOther(text ->
                        text.replace("\"valuePositiveInt\":77", json).replace("<valuePositiveInt value=\"77\"/>", xml));
        Batch.refused(entries.path(1), "400", "unknown-element", "Bundle.entry[1].resource.extension");
    }

    @Test
    void a_role_with_a_code_that_nobody_knows() throws Exception {
        JsonNode starship = Examples.read(vacancy.toString().replace("\"maternity\"", "\"starship\""));
        JsonNode entries = new Batch(form, bank, starship).harmsNoOther();
        Batch.refused(entries.path(1), "422", "unknown-code", "Bundle.entry[1].resource.extension");
    }

    @Test
    void a_role_that_refers_into_nowhere() throws Exception {
        ((ObjectNode) vacancy.path("organization")).put("reference", "urn:uuid:" + UUID.randomUUID());
        JsonNode entries = new Batch(form, bank, vacancy).harmsNoOther();
        Batch.refused(entries.path(1), "400", "reference-broken", "Bundle.entry[1].resource");
    }

    @ParameterizedTest
    @CsvSource({
        "PUT,    PractitionerRole/6a3f0f5e-0f0e-4f0e-8f0e-0f0e0f0e0f0e, 404, not-there",
        "GET,    PractitionerRole,                                      400, request-malformed",
        "DELETE, PractitionerRole/6a3f0f5e-0f0e-4f0e-8f0e-0f0e0f0e0f0e, 400, request-malformed"
    })
    void a_request_that_cannot_be(String method, String url, String status, String code) throws Exception {
        JsonNode entries = new Batch(form, bank, vacancy).request(method, url).harmsNoOther();
        Batch.refused(entries.path(1), status, code, "Bundle.entry[1].request");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"method\":\"FROB\",\"url\":\"PractitionerRole\" | <method value=\"FROB\"/><url value=\"PractitionerRole\"/> | method",
                "{\"method\":\"POST\",\"frobnicate\":\"x\" | <method value=\"POST\"/><frobnicate value=\"x\"/> | frobnicate",
                "{\"method\":\"POST\",\"ifModifiedSince\":\"x\" | <method value=\"POST\"/><ifModifiedSince value=\"x\"/> | ifModifiedSince"
            })
    void a_request_that_no_parser_reads(String json, String xml, String place) throws Exception {
        JsonNode entries = new Batch(form, bank, vacancy)
                .request("POST", Batch.ODD)
                .harmsNoOther(text -> text.replace(Batch.odd(form, "POST"), form == Form.JSON ? json : xml));
        Batch.refused(entries.path(1), "400", "unknown-element", "Bundle.entry[1].request." + place);
    }

    @Test
    void a_request_that_no_parser_reads_without_a_resource() throws Exception {
        JsonNode entries = new Batch(form, bank, vacancy)
                .request("GET", Batch.ODD)
                .withoutResource()
                .harmsNoOther(text -> text.replace(Batch.odd(form, "GET"), Batch.odd(form, "FROB")));
        Batch.refused(entries.path(1), "400", "unknown-element", "Bundle.entry[1].request.method");
    }

    @Test
    void an_element_that_nobody_knows_beside_the_request() throws Exception {
        String unknown = form == Form.JSON ? "\"frobnicate\":\"x\",\"request\":" : "<frobnicate value=\"x\"/><request>";
        String request = form == Form.JSON ? "\"request\":" : "<request>";
        JsonNode entries = new Batch(form, bank, vacancy)
                .request("POST", Batch.ODD)
                .harmsNoOther(
                        text -> text.replace(request + Batch.odd(form, "POST"), unknown + Batch.odd(form, "POST")));
        Batch.refused(entries.path(1), "400", "unknown-element", "Bundle.entry[1].frobnicate");
    }

    @Test
    void a_request_without_a_resource() throws Exception {
        JsonNode entries = new Batch(form, bank, vacancy)
                .request("GET", "PractitionerRole")
                .withoutResource()
                .harmsNoOther();
        Batch.refused(entries.path(1), "400", "request-malformed", "Bundle.entry[1].request");
    }
}
