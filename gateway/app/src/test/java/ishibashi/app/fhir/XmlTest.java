package ishibashi.app.fhir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.app.outside.GatewayProcess;
import ishibashi.app.outside.SharedGateway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** fhir §3: XML in, signed by CMS, and XML out; and what {@code Prefer} asks for. */
@ExtendWith(SharedGateway.class)
class XmlTest {
    private static final String BANK = "bank-01";
    private static final String XML = "application/fhir+xml";

    private final FhirMember bank;
    private final String number = Examples.number();
    private final String vacancy = Examples.text("02-vacancy-urgent.xml")
            .replace("bank-09", BANK)
            .replace("T-2026-0245", number)
            .replaceFirst("<id value=\"[^\"]*\"/>", "");

    XmlTest(GatewayProcess gateway) {
        this.bank = new FhirMember(gateway, BANK);
    }

    @AfterEach
    void close() {
        bank.close();
    }

    @Test
    void a_vacancy_in_xml_says_the_same_as_in_json() throws Exception {
        String id = post(vacancy).is(201).id();
        JsonNode fromXml = bank.get("/PractitionerRole/" + id).is(200).json();
        String other = Examples.number();
        String twin = bank.create(Examples.vacancy(BANK, other)).is(201).id();
        JsonNode fromJson = bank.get("/PractitionerRole/" + twin).is(200).json();
        assertThat(faceless(fromXml, number, id)).isEqualTo(faceless(fromJson, other, twin));
    }

    @Test
    void who_asks_for_xml_gets_xml() throws Exception {
        FhirAnswer answer =
                post(vacancy, "Accept", XML, "Prefer", "return=representation").is(201);
        assertThat(answer.header("Content-Type")).startsWith(XML);
        assertThat(answer.text()).contains("<PractitionerRole xmlns=\"http://hl7.org/fhir\">", number);
        FhirAnswer read =
                bank.get("/PractitionerRole/" + answer.id() + "?_format=xml").is(200);
        assertThat(read.header("Content-Type")).startsWith(XML);
        assertThat(read.text()).contains("<value value=\"" + number + "\"/>");
    }

    @Test
    void a_document_type_is_refused() throws Exception {
        String spoiled = vacancy.replaceFirst(
                "<PractitionerRole", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><PractitionerRole");
        post(spoiled).refused(400, "xml-not-strict");
        assertThat(bank.own(number)).isEmpty();
    }

    @Test
    void without_a_wish_an_answer_to_a_create_is_short() throws Exception {
        assertThat(post(vacancy).is(201).text()).doesNotContain(number);
    }

    @Test
    void the_representation_is_what_was_stored() throws Exception {
        FhirAnswer answer = bank.create(Examples.vacancy(BANK, number), "Prefer", "return=representation")
                .is(201);
        assertThat(answer.json().path("resourceType").asString()).isEqualTo("PractitionerRole");
        assertThat(answer.json().path("id").asString()).isEqualTo(answer.id());
        assertThat(answer.json().path("identifier").path(0).path("value").asString())
                .isEqualTo(number);
    }

    @Test
    void who_asks_for_an_outcome_is_told_that_there_is_nothing_against_it() throws Exception {
        FhirAnswer answer = bank.create(Examples.vacancy(BANK, number), "Prefer", "return=OperationOutcome")
                .is(201);
        assertThat(answer.json().path("resourceType").asString()).isEqualTo("OperationOutcome");
        assertThat(answer.json().path("issue").valueStream())
                .isNotEmpty()
                .noneMatch(i -> i.path("severity").asString().equals("error"));
    }

    private FhirAnswer post(String xml, String... headers) throws Exception {
        return bank.signed(
                "POST", "/PractitionerRole", xml.getBytes(UTF_8), FhirMember.with(headers, "Content-Type", XML));
    }

    private static String faceless(JsonNode role, String number, String id) {
        return role.toString()
                .replace(number, "number")
                .replace(id, "id")
                .replaceAll("\"lastUpdated\":\"[^\"]*\"", "\"lastUpdated\":\"\"");
    }
}
