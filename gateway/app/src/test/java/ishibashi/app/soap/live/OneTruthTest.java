package ishibashi.app.soap.live;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.app.door.Books;
import ishibashi.app.outside.GatewayProcess;
import ishibashi.app.outside.SharedGateway;
import ishibashi.app.soap.Said;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Rulings 40: one record over the SOAP and the FHIR door, by number and operator of record, with one count of versions. */
@ExtendWith(SharedGateway.class)
class OneTruthTest {
    private static final String BANK = "bank-09";
    private static final String HOSPITAL = "hospital-0919900019";

    private final GatewayProcess gateway;
    private final SoapMember soap;
    private final FhirMember fhir;
    private final OneVacancy vacancy = OneVacancy.fresh();

    OneTruthTest(GatewayProcess gateway) throws IOException {
        this.gateway = gateway;
        this.soap = new SoapMember(gateway, BANK);
        this.fhir = new FhirMember(gateway, BANK);
    }

    @AfterEach
    void balanced() throws IOException, InterruptedException {
        soap.close();
        fhir.close();
        new Books(gateway).balanced();
    }

    @Test
    void what_came_by_soap_is_found_over_fhir_by_its_number() throws Exception {
        Said created = soap.send(vacancy.submit());
        JsonNode found = fhir.search(BANK, vacancy.number());
        assertThat(found.get("total").intValue()).isEqualTo(1);
        JsonNode role = found.get("entry").get(0).get("resource");
        assertThat(role.get("id").stringValue()).isEqualTo(created.text("record"));
        assertThat(role.get("meta").get("versionId").stringValue()).isEqualTo("1");
        assertThat(role.get("identifier").toString()).contains(vacancy.number());
        assertThat(role.get("active").booleanValue()).isTrue();
    }

    @Test
    void what_came_by_fhir_is_told_over_soap_with_its_version_and_door() throws Exception {
        FhirMember.Stood created = fhir.create(FhirMember.example(vacancy.number()));
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        Said status = soap.send(vacancy.status());
        assertThat(OneVacancy.standing(status)).isEqualTo("active 1 fhir");
        assertThat(status.text("record")).isEqualTo(created.record());
        assertThat(status.text("number")).isEqualTo(vacancy.number());
    }

    @Test
    void an_update_over_fhir_of_the_version_seen_over_soap_leaves_the_older_one_to_nobody() throws Exception {
        Said created = soap.send(vacancy.submitAs("example-02.xml"));
        assertThat(created.code()).isEmpty();
        ObjectNode role = FhirMember.example(vacancy.number());
        role.putObject("period").put("start", "2027-02-01").put("end", "2027-03-31");
        FhirMember.Stood updated = fhir.update(created.text("record"), 1, role);
        assertThat(updated.status()).as(updated.body()).isEqualTo(200);
        assertThat(updated.version()).isEqualTo("2");
        assertThat(OneVacancy.standing(soap.send(vacancy.status()))).isEqualTo("active 2 fhir");
        Said stale = soap.send(vacancy.update(1));
        assertThat(stale.code()).isEqualTo("version-conflict");
        assertThat(stale.text("version")).isEqualTo("2");
        Said seen = soap.send(vacancy.update(2));
        assertThat(seen.text("version")).isEqualTo("3");
        role.putObject("period").put("start", "2027-03-01").put("end", "2027-03-31");
        FhirMember.Stood overtaken = fhir.update(created.text("record"), 2, role);
        assertThat(overtaken.status()).isEqualTo(412);
        assertThat(overtaken.version()).isEqualTo("3");
    }

    @Test
    void what_was_withdrawn_over_soap_is_inactive_over_fhir() throws Exception {
        soap.send(vacancy.submit());
        assertThat(soap.send(vacancy.withdraw(1)).text("outcome")).isEqualTo("withdrawn");
        JsonNode found = fhir.search(BANK, vacancy.number());
        JsonNode role = found.get("entry").get(0).get("resource");
        assertThat(role.get("active").booleanValue()).isFalse();
        assertThat(role.get("meta").get("versionId").stringValue()).isEqualTo("2");
    }

    @Test
    void the_same_said_again_by_the_other_door_makes_no_second_version() throws Exception {
        FhirMember.Stood created = fhir.create(FhirMember.example(vacancy.number()));
        Said same = soap.send(vacancy.submitAs("example-02.xml"));
        assertThat(same.text("outcome")).isEqualTo("unchanged");
        assertThat(same.text("version")).isEqualTo("1");
        assertThat(same.text("record")).isEqualTo(created.record());
    }

    @Test
    void the_same_words_signed_earlier_but_come_later_are_no_conflict() throws Exception {
        FhirMember.Stood created = fhir.create(FhirMember.example(vacancy.number()));
        Instant earlier = Instant.now().minusSeconds(100);
        Said same = soap.send(soap.letter(vacancy.submitAs("example-02.xml")).created(earlier));
        assertThat(same.text("outcome")).isEqualTo("unchanged");
        assertThat(same.text("record")).isEqualTo(created.record());
    }

    @Test
    void a_hospitals_own_vacancy_is_its_banks_record_too() throws Exception {
        try (SoapMember hospital = new SoapMember(gateway, HOSPITAL)) {
            Said created = hospital.send(vacancy.submitAs("example-02.xml"));
            assertThat(created.text("outcome")).isEqualTo("created");
            assertThat(soap.send(vacancy.status()).text("record")).isEqualTo(created.text("record"));
            assertThat(fhir.search(BANK, vacancy.number()).get("total").intValue())
                    .isEqualTo(1);
        }
    }

    @RepeatedTest(10)
    void the_same_at_the_same_instant_by_both_doors_is_one_record_in_one_version() throws Exception {
        ObjectNode role = FhirMember.example(vacancy.number());
        List<Callable<String>> both = List.of(
                () -> {
                    Said said = soap.send(vacancy.submitAs("example-02.xml"));
                    return said.code() + said.text("record") + " " + said.text("version");
                },
                () -> {
                    FhirMember.Stood stood = fhir.create(role);
                    return (stood.status() < 300 ? "" : stood.body()) + stood.record() + " " + stood.version();
                });
        List<String> answers = AtOnce.all(both);
        String stands = soap.send(vacancy.status()).text("record") + " 1";
        assertThat(answers).containsOnly(stands);
        assertThat(fhir.search(BANK, vacancy.number()).get("total").intValue()).isEqualTo(1);
    }

    @RepeatedTest(10)
    void of_two_that_differ_at_the_same_instant_one_is_told_that_the_other_stands() throws Exception {
        ObjectNode role = FhirMember.example(vacancy.number());
        List<Callable<Boolean>> both = List.of(
                () -> soap.send(vacancy.submit()).code().equals("version-conflict"),
                () -> fhir.create(role).status() == 412);
        assertThat(AtOnce.all(both)).containsExactlyInAnyOrder(true, false);
        Said status = soap.send(vacancy.status());
        assertThat(status.text("version")).isEqualTo("1");
        assertThat(fhir.search(BANK, vacancy.number()).get("total").intValue()).isEqualTo(1);
    }
}
