package ishibashi.app.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.app.outside.GatewayProcess;
import ishibashi.app.outside.SharedGateway;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** design D11, {@code codes/neighbours.csv}: a doctor who is open to 近隣県 is there for their banks, and for no other. */
@ExtendWith(SharedGateway.class)
class NeighboursTest {
    /** Saitama, a neighbour of Tokyo. */
    private static final String NEIGHBOUR = "bank-11";

    /** It answers to the neighbour. */
    private static final String HOSPITAL = "hospital-1119900114";

    private static final String DOCTORS = "bank-13";
    private static final String FAR = "bank-01";
    private static final String[] ALL_NEIGHBOURS = {"bank-11", "bank-12", "bank-14", "bank-19"};
    private static final String[] SEEKERS = {"kind", "seeker"};
    private static final String[] VACANCIES = {"kind", "vacancy", "urgency", "immediate", "location", "jis-090000"};
    private static final Duration DAY = Duration.ofDays(1);

    private final GatewayProcess gateway;
    private final FhirMember doctorsBank;
    private final FhirMember neighbour;
    private final FhirMember far;
    private final ObjectNode seeker = Examples.seeker(DOCTORS, Examples.number(), TwoSides.OTHER_HOUSE);

    NeighboursTest(GatewayProcess gateway) throws Exception {
        this.gateway = gateway;
        enrolled();
        this.doctorsBank = new FhirMember(gateway, DOCTORS);
        this.neighbour = new FhirMember(gateway, NEIGHBOUR);
        this.far = new FhirMember(gateway, FAR);
    }

    private void enrolled() throws Exception {
        Path keys = FhirMember.keys(gateway, NEIGHBOUR);
        if (Files.notExists(keys)) {
            gateway.enrolBank(NEIGHBOUR, keys, "11");
            gateway.enrol(HOSPITAL, FhirMember.keys(gateway, HOSPITAL), NEIGHBOUR);
        }
    }

    @AfterEach
    void close() {
        doctorsBank.close();
        neighbour.close();
        far.close();
    }

    @Test
    void a_neighbour_finds_and_reads_whom_a_far_bank_neither_finds_nor_counts() throws Exception {
        Set<String> near = new Sight(neighbour, SEEKERS).ids();
        Set<String> away = new Sight(far, SEEKERS).ids();
        int counted = total(far);
        consented(ALL_NEIGHBOURS);
        String shown = new Sight(neighbour, SEEKERS).only(near);
        assertThat(neighbour.get("/PractitionerRole/" + shown).is(200).text()).contains("ANONYED");
        assertThat(new Sight(far, SEEKERS).since(away)).isEmpty();
        assertThat(total(far)).isEqualTo(counted);
        far.get("/PractitionerRole/" + shown).refused(404, "not-there");
    }

    @Test
    void a_hospital_finds_whom_its_bank_finds() throws Exception {
        try (FhirMember hospital = new FhirMember(gateway, HOSPITAL)) {
            Sight sight = new Sight(hospital, SEEKERS);
            Set<String> before = sight.ids();
            consented(ALL_NEIGHBOURS);
            hospital.get("/PractitionerRole/" + sight.only(before)).is(200);
        }
    }

    @Test
    void a_consent_that_leaves_out_one_neighbour_is_for_none() throws Exception {
        Sight sight = new Sight(neighbour, SEEKERS);
        Set<String> before = sight.ids();
        consented("bank-11", "bank-12", "bank-14");
        assertThat(sight.since(before)).isEmpty();
    }

    @Test
    void a_bank_that_saw_the_doctor_does_so_no_longer_when_the_consent_ends_at_the_neighbours() throws Exception {
        Set<String> before = new Sight(far, SEEKERS).ids();
        Set<String> near = new Sight(neighbour, SEEKERS).ids();
        consented();
        String shown = new Sight(far, SEEKERS).only(before);
        String asFar =
                far.create(Examples.vacancy(FAR, Examples.number())).is(201).id();
        narrowed();
        assertThat(new Sight(far, SEEKERS).since(before)).isEmpty();
        assertThat(far.all("_id", shown)).isEmpty();
        far.get("/PractitionerRole/" + shown).refused(404, "not-there");
        ask(far, TwoSides.wish(FAR, DOCTORS, asFar, shown, DAY)).refused(404, "not-there");
        String asNeighbour = neighbour
                .create(Examples.vacancy(NEIGHBOUR, Examples.number()))
                .is(201)
                .id();
        String still = new Sight(neighbour, SEEKERS).only(near);
        ask(neighbour, TwoSides.wish(NEIGHBOUR, DOCTORS, asNeighbour, still, DAY))
                .is(201);
    }

    @Test
    void contact_with_a_far_bank_ends_when_the_consent_does() throws Exception {
        Set<String> before = new Sight(far, SEEKERS).ids();
        consented();
        String shown = new Sight(far, SEEKERS).only(before);
        String vacancy =
                far.create(Examples.vacancy(FAR, Examples.number())).is(201).id();
        String task = ask(far, TwoSides.wish(FAR, DOCTORS, vacancy, shown, DAY))
                .is(201)
                .json()
                .path("id")
                .asString();
        narrowed();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> far.get("/Task/" + task)
                        .is(200)
                        .json()
                        .path("status")
                        .asString()
                        .equals("cancelled"));
    }

    @Test
    void the_doctors_bank_can_tell_a_neighbour_of_the_doctor_and_no_other() throws Exception {
        consented(ALL_NEIGHBOURS);
        String doctor = doctorsBank
                .all("identifier", Examples.number(seeker))
                .getFirst()
                .path("id")
                .asString();
        tell(neighbour, NEIGHBOUR, doctor).is(201);
        tell(far, FAR, doctor).refused(422, "consent-missing");
    }

    private FhirAnswer tell(FhirMember bank, String id, String doctor) throws Exception {
        Sight sight = new Sight(doctorsBank, VACANCIES);
        Set<String> before = sight.ids();
        bank.create(Examples.vacancy(id, Examples.number())).is(201);
        return ask(doctorsBank, TwoSides.wish(DOCTORS, id, sight.only(before), doctor, DAY));
    }

    private static FhirAnswer ask(FhirMember bank, ObjectNode wish) throws Exception {
        return bank.signed("POST", "/Task", Examples.bytes(wish), "Prefer", "return=representation");
    }

    private static int total(FhirMember bank) throws Exception {
        JsonNode page = bank.search(SEEKERS).is(200).json();
        assertThat(page.has("total")).isTrue();
        return page.path("total").asInt();
    }

    /** None named: in the whole country. */
    private void consented(String... banks) throws Exception {
        if (banks.length > 0) {
            Examples.consentedTo(seeker, banks);
        }
        doctorsBank.signed("POST", "", Examples.bytes(seeker)).is(200);
    }

    private void narrowed() throws Exception {
        Examples.nextSecond();
        Examples.again(seeker);
        consented(ALL_NEIGHBOURS);
    }
}
