package ishibashi.app.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.app.outside.GatewayProcess;
import ishibashi.app.outside.SharedGateway;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** FHIR R4 §3.1.0.11.2: two resources of one Bundle are one if they say the same under one identifier, and a contradiction if not. */
@ExtendWith(SharedGateway.class)
class TwiceInOneBundleTest {
    private static final String BANK = "bank-01";
    private static final String SYSTEM = "https://bank-01.example/facilities";

    private final FhirMember bank;
    private final String number = UUID.randomUUID().toString();
    private final String first = Examples.number();
    private final String last = Examples.number();
    private final ObjectNode facility = Examples.facility(SYSTEM, number);
    private final ObjectNode renamed = facility.deepCopy().put("name", "架空会 べつの病院");

    TwiceInOneBundleTest(GatewayProcess gateway) {
        this.bank = new FhirMember(gateway, BANK);
    }

    @AfterEach
    void close() {
        bank.close();
    }

    @Test
    void the_same_facility_twice_is_one_and_both_vacancies_are_its() throws Exception {
        JsonNode entries = answers(with("transaction", facility, facility.deepCopy()));
        assertThat(location(entries.path(0))).isEqualTo(location(entries.path(1)));
        assertThat(status(entries.path(0))).startsWith("201");
        assertThat(status(entries.path(1))).startsWith("200");
        assertThat(kept().size()).isEqualTo(1);
        assertThat(bank.own(first)).hasSize(1);
        assertThat(bank.own(last)).hasSize(1);
    }

    @Test
    void a_facility_that_is_said_in_two_ways_refuses_a_transaction() throws Exception {
        FhirAnswer answer =
                sent(Form.JSON, with("transaction", facility, renamed)).refused(422, "conflict-of-values");
        assertThat(answer.text()).contains("Bundle.entry[1].resource");
        assertThat(kept().size()).isZero();
        assertThat(bank.own(first)).isEmpty();
    }

    @Test
    void one_that_is_there_already_is_changed_once_or_not_at_all() throws Exception {
        answers(facilities("transaction", facility, facility.deepCopy()));
        sent(Form.JSON, facilities("transaction", facility, renamed)).refused(422, "conflict-of-values");
        assertThat(name()).isEqualTo(facility.path("name").asString());
        answers(facilities("transaction", renamed, renamed.deepCopy()));
        assertThat(name()).isEqualTo(renamed.path("name").asString());
        assertThat(kept().at("/0/resource/meta/versionId").asString()).isEqualTo("2");
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void in_a_batch_the_later_one_is_refused_with_whoever_refers_to_it(Form form) throws Exception {
        JsonNode entries =
                sent(form, with("batch", facility, renamed)).is(200).json().path("entry");
        assertThat(status(entries.path(0))).startsWith("201");
        Batch.refused(entries.path(1), "422", "conflict-of-values", "Bundle.entry[1].resource");
        assertThat(status(entries.path(2))).startsWith("201");
        Batch.refused(entries.path(3), "400", "reference-broken", "Bundle.entry[3].resource");
        assertThat(name()).isEqualTo(facility.path("name").asString());
    }

    private static ObjectNode facilities(String type, ObjectNode... facilities) {
        ObjectNode bundle = Examples.bundle(type, facilities);
        bundle.path("entry").forEach(entry -> ((ObjectNode) entry.path("request")).put("url", "Organization"));
        return bundle;
    }

    /** Two facilities, and a vacancy at each. */
    private ObjectNode with(String type, ObjectNode one, ObjectNode other) {
        ObjectNode bundle = facilities(type, one, other);
        ArrayNode entries = (ArrayNode) bundle.path("entry");
        entries.addAll(
                (ArrayNode) Examples.bundle(type, vacancy(first, entries.path(0)), vacancy(last, entries.path(1)))
                        .path("entry"));
        return bundle;
    }

    private static ObjectNode vacancy(String number, JsonNode facility) {
        ObjectNode vacancy = Examples.vacancy(BANK, number);
        ((ObjectNode) vacancy.path("organization"))
                .put("reference", facility.path("fullUrl").asString());
        return vacancy;
    }

    private FhirAnswer sent(Form form, ObjectNode bundle) throws Exception {
        return form.sent(bank, bundle, UnaryOperator.identity());
    }

    private JsonNode answers(ObjectNode bundle) throws Exception {
        return sent(Form.JSON, bundle).is(200).json().path("entry");
    }

    private static String status(JsonNode entry) {
        return entry.at("/response/status").asString();
    }

    private static String location(JsonNode entry) {
        return entry.at("/response/location").asString().replaceFirst("/_history/.*", "");
    }

    private String name() throws Exception {
        return kept().at("/0/resource/name").asString();
    }

    private JsonNode kept() throws Exception {
        return bank.get("/Organization" + FhirMember.query("identifier", SYSTEM + "|" + number))
                .is(200)
                .json()
                .path("entry");
    }
}
