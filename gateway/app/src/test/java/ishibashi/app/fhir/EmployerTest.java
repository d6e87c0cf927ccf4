package ishibashi.app.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.app.outside.GatewayProcess;
import ishibashi.app.outside.SharedGateway;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** design D5, D11: a doctor stays hidden from the present employer, whatever it asks. */
@ExtendWith(SharedGateway.class)
class EmployerTest {
    private static final String[] SEEKERS = {"kind", "seeker"};

    private final FhirMember doctorsBank;
    private final FhirMember employer;
    private final FhirMember other;

    EmployerTest(GatewayProcess gateway) {
        this.doctorsBank = new FhirMember(gateway, "bank-13");
        this.employer = new FhirMember(gateway, "hospital-0919900019");
        this.other = new FhirMember(gateway, "bank-01");
    }

    @AfterEach
    void close() {
        doctorsBank.close();
        employer.close();
        other.close();
    }

    @Test
    void an_employer_who_searches_finds_nobody_where_others_find_the_doctor() throws Exception {
        Sight employers = new Sight(employer, SEEKERS);
        Sight others = new Sight(other, SEEKERS);
        Set<String> hidden = employers.ids();
        Set<String> open = others.ids();
        taken("0919900019");
        String pseudonym = others.only(open);
        assertThat(employers.since(hidden)).isEmpty();
        employer.get("/PractitionerRole/" + pseudonym).refused(404, "not-there");
        assertThat(employer.all("kind", "seeker", "specialty", "gastroenterology"))
                .noneMatch(r -> r.path("id").asString().equals(pseudonym));
    }

    @Test
    void a_doctor_of_another_house_is_seen_by_the_same_hospital_without_a_name() throws Exception {
        Sight employers = new Sight(employer, SEEKERS);
        Set<String> before = employers.ids();
        taken("0919900027");
        String pseudonym = employers.only(before);
        String view = employer.get("/PractitionerRole/" + pseudonym).is(200).text();
        assertThat(view)
                .contains("ANONYED")
                .doesNotContain(
                        "石橋", "渡", "イシバシ", "1984", "0919900027", "092011", "present-employer", "hide-from", "bank-13");
    }

    @Test
    void a_hospital_that_is_the_third_of_those_hidden_from_finds_nobody_either() throws Exception {
        Sight employers = new Sight(employer, SEEKERS);
        Sight others = new Sight(other, SEEKERS);
        Set<String> hidden = employers.ids();
        Set<String> open = others.ids();
        ObjectNode seeker = Examples.seeker("bank-13", Examples.number(), "0919900027");
        Examples.hideFrom(seeker, "1319900358");
        Examples.hideFrom(seeker, "0919900019");
        doctorsBank.signed("POST", "", Examples.bytes(seeker)).is(200);
        String pseudonym = others.only(open);
        assertThat(employers.since(hidden)).isEmpty();
        employer.get("/PractitionerRole/" + pseudonym).refused(404, "not-there");
    }

    private void taken(String employerCode) throws Exception {
        JsonNode seeker = Examples.seeker("bank-13", Examples.number(), employerCode);
        doctorsBank.signed("POST", "", Examples.bytes(seeker)).is(200);
    }
}
