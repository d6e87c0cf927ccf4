package ishibashi.app.fhir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.app.outside.GatewayProcess;
import ishibashi.app.outside.SharedGateway;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** fhir §3.3, §4: rightly signed content that is refused as a whole; each leaves one rejected message and nothing else. */
@ExtendWith(SharedGateway.class)
class BadResourcesTest {
    private static final String BANK = "bank-01";
    private static final String PATIENT = "{\"resourceType\":\"Patient\",\"birthDate\":\"1950-01-01\"}";

    private final FhirMember bank;
    private final Ledger ledger;
    private final String number = Examples.number();
    private long rejected;
    private long rows;

    BadResourcesTest(GatewayProcess gateway) {
        this.bank = new FhirMember(gateway, BANK);
        this.ledger = new Ledger(gateway);
    }

    @BeforeEach
    void count() throws Exception {
        rejected = ledger.messages(BANK, "rejected");
        rows = ledger.rows(BANK, "received");
    }

    @AfterEach
    void nothing_is_kept_and_the_books_balance() throws Exception {
        assertThat(ledger.messages(BANK, "rejected")).isEqualTo(rejected + 1);
        assertThat(ledger.rows(BANK, "received")).isEqualTo(rows);
        assertThat(bank.own(number)).isEmpty();
        ledger.balanced();
        bank.close();
        ledger.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void a_vacancy_that_is_spoiled_is_refused(Case bad) throws Exception {
        String good = Examples.vacancy(BANK, number).toString();
        String spoiled = good.replaceFirst(
                java.util.regex.Pattern.quote(bad.find()), java.util.regex.Matcher.quoteReplacement(bad.put()));
        assertThat(spoiled).isNotEqualTo(good);
        bank.signed("POST", "/PractitionerRole", spoiled.getBytes(UTF_8)).refused(bad.status(), bad.code());
    }

    @Test
    void a_patient_is_refused_at_an_address_of_its_own() throws Exception {
        bank.signed("POST", "/Patient", PATIENT.getBytes(UTF_8)).refused(422, "patient-data");
    }

    @Test
    void an_observation_in_the_place_of_a_role_is_refused() throws Exception {
        bank.signed(
                        "POST",
                        "/PractitionerRole",
                        "{\"resourceType\":\"Observation\",\"status\":\"final\"}".getBytes(UTF_8))
                .refused(422, "patient-data");
    }

    @Test
    void a_patient_beside_a_good_vacancy_spoils_the_transaction() throws Exception {
        JsonNode bundle = Examples.bundle("transaction", Examples.vacancy(BANK, number), Examples.read(PATIENT));
        bank.signed("POST", "", Examples.bytes(bundle)).refused(422, "patient-data");
    }

    @Test
    void a_patient_in_a_bundle_in_a_bundle_is_found() throws Exception {
        JsonNode inner = Examples.bundle("collection", Examples.read(PATIENT));
        JsonNode bundle = Examples.bundle("batch", Examples.vacancy(BANK, number), inner);
        bank.signed("POST", "", Examples.bytes(bundle)).refused(422, "patient-data");
    }

    @Test
    void a_patient_twice_in_base64_is_found() throws Exception {
        String once = Base64.getEncoder().encodeToString(PATIENT.getBytes(UTF_8));
        String twice = Base64.getEncoder().encodeToString(once.getBytes(UTF_8));
        String spoiled = Examples.vacancy(BANK, number).toString().replace("土日祝、年末年始", twice);
        bank.signed("POST", "/PractitionerRole", spoiled.getBytes(UTF_8)).refused(422, "patient-data");
    }

    @Test
    void another_type_that_no_door_takes_is_refused() throws Exception {
        bank.signed("POST", "/Library", "{\"resourceType\":\"Library\",\"status\":\"active\"}".getBytes(UTF_8))
                .refused(422, "resource-type-not-allowed");
    }

    @Test
    void a_transaction_with_one_bad_entry_keeps_nothing() throws Exception {
        JsonNode bad = Examples.read(
                Examples.vacancy(BANK, Examples.number()).toString().replace("\"maternity\"", "\"starship\""));
        JsonNode bundle = Examples.bundle("transaction", Examples.vacancy(BANK, number), bad);
        FhirAnswer answer = bank.signed("POST", "", Examples.bytes(bundle)).refused(422, "unknown-code");
        assertThat(answer.json().path("issue").path(0).path("expression").toString())
                .contains("Bundle.entry[1]");
    }

    @Test
    void a_consent_with_a_time_without_seconds_keeps_nothing() throws Exception {
        String seeker = Examples.seeker(BANK, number, "0919900027").toString();
        String bad = seeker.replace("2026-11-20T14:05:00+09:00", "2026-11-20T14:05+09:00");
        assertThat(bad).isNotEqualTo(seeker);
        FhirAnswer answer = bank.signed("POST", "", bad.getBytes(UTF_8)).refused(422, "bad-date");
        assertThat(answer.text()).contains("Consent.dateTime");
    }

    @Test
    void a_transaction_with_a_reference_into_nowhere_keeps_nothing() throws Exception {
        JsonNode bundle = Examples.read(Examples.facilityAndVacancy(number)
                .toString()
                .replace("bank-09", BANK)
                .replaceFirst("\"fullUrl\":\"urn:uuid:9b74d8db-", "\"fullUrl\":\"urn:uuid:00000000-"));
        bank.signed("POST", "", Examples.bytes(bundle)).refused(400, "reference-broken");
    }

    @Test
    void a_read_inside_a_transaction_is_refused() throws Exception {
        JsonNode bundle = Examples.read(Examples.bundle("transaction", Examples.vacancy(BANK, number))
                .toString()
                .replace("\"method\":\"POST\"", "\"method\":\"GET\""));
        bank.signed("POST", "", Examples.bytes(bundle)).refused(400, "request-malformed");
    }

    static Stream<Case> cases() {
        return JsonMapper.shared()
                .readTree(Examples.text("bad-resources.json"))
                .valueStream()
                .map(Case::of);
    }

    /** What is found in example 02 and put into its place, and what is then answered. */
    record Case(String name, String find, String put, int status, String code) {
        static Case of(JsonNode line) {
            return new Case(
                    line.path("name").asString(),
                    line.path("find").asString(),
                    line.path("put").asString(),
                    line.path("status").asInt(),
                    line.path("code").asString());
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
