package ishibashi.app.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;
import ishibashi.app.outside.GatewayProcess;
import ishibashi.app.outside.SharedGateway;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** fhir §3 by clients that know nothing of us: HAPI's generic one over mutual TLS, and curl. */
@ExtendWith(SharedGateway.class)
class OtherClientsTest {
    private static final String BANK = "bank-01";

    private final GatewayProcess gateway;
    private final IGenericClient client;
    private final OtherClient seen;

    OtherClientsTest(GatewayProcess gateway) {
        this.gateway = gateway;
        OtherClient.Set set = OtherClient.of(gateway, BANK);
        this.client = set.client();
        this.seen = set.seen();
    }

    @Test
    void a_created_vacancy_is_read_whole_and_by_its_version() {
        String number = Examples.number();
        IdType id = created(number);
        PractitionerRole read = client.read()
                .resource(PractitionerRole.class)
                .withId(id.getIdPart())
                .execute();
        assertThat(read.getIdentifierFirstRep().getValue()).isEqualTo(number);
        assertThat(headcount(read)).isEqualTo(1);
        assertThat(read.getPeriod().getStartElement().getValueAsString()).isEqualTo("2027-01-01");
        PractitionerRole first = client.read()
                .resource(PractitionerRole.class)
                .withIdAndVersion(id.getIdPart(), "1")
                .execute();
        assertThat(first.getIdElement().getVersionIdPart()).isEqualTo("1");
    }

    @Test
    void an_update_with_the_version_that_was_seen_makes_the_next_one_and_both_are_in_the_history() {
        String number = Examples.number();
        IdType id = created(number);
        MethodOutcome changed = update(number, id.withVersion("1"), 3);
        assertThat(changed.getId().getVersionIdPart()).isEqualTo("2");
        assertThat(seen.last("ETag")).isEqualTo("W/\"2\"");
        Bundle history = client.history()
                .onInstance(new IdType("PractitionerRole", id.getIdPart()))
                .returnBundle(Bundle.class)
                .execute();
        assertThat(history.getEntry().stream()
                        .map(e -> headcount((PractitionerRole) e.getResource()))
                        .toList())
                .containsExactly(3, 1);
    }

    @Test
    void an_update_of_a_version_that_no_longer_stands_is_412_and_names_the_one_that_does() {
        String number = Examples.number();
        IdType id = created(number);
        update(number, id.withVersion("1"), 3);
        PreconditionFailedException stale =
                catchThrowableOfType(PreconditionFailedException.class, () -> update(number, id.withVersion("1"), 4));
        assertThat(code(stale)).isEqualTo("version-conflict");
        assertThat(seen.last("ETag")).isEqualTo("W/\"2\"");
    }

    @Test
    void an_update_without_a_version_is_428() {
        String number = Examples.number();
        IdType id = created(number);
        BaseServerResponseException refused = catchThrowableOfType(
                BaseServerResponseException.class,
                () -> update(number, new IdType("PractitionerRole", id.getIdPart()), 2));
        assertThat(refused.getStatusCode()).isEqualTo(428);
        assertThat(code(refused)).isEqualTo("version-missing");
    }

    @Test
    void a_conditional_create_of_what_is_there_answers_with_it_and_changes_nothing() {
        String number = Examples.number();
        IdType first = createdUnlessThere(number, 1);
        IdType second = createdUnlessThere(number, 5);
        assertThat(second.getIdPart()).isEqualTo(first.getIdPart());
        assertThat(second.getVersionIdPart()).isEqualTo("1");
        assertThat(headcount(client.read()
                        .resource(PractitionerRole.class)
                        .withId(first.getIdPart())
                        .execute()))
                .isEqualTo(1);
    }

    @Test
    void a_conditional_update_creates_what_is_not_there_and_changes_what_is() {
        String number = Examples.number();
        assertThat(updatedByNumber(number, 1).getCreated()).isTrue();
        MethodOutcome again = updatedByNumber(number, 2);
        assertThat(again.getId().getVersionIdPart()).isEqualTo("2");
        assertThat(again.getCreated()).isNotEqualTo(true);
    }

    @Test
    void a_search_is_paged_to_its_end_and_shows_each_once() {
        Bundle page = client.search()
                .forResource(PractitionerRole.class)
                .where(new ca.uhn.fhir.rest.gclient.StringClientParam("kind")
                        .matches()
                        .value("vacancy"))
                .and(new ca.uhn.fhir.rest.gclient.TokenClientParam("specialty")
                        .exactly()
                        .systemAndCode("https://ishibashi.example/fhir/CodeSystem/specialty", "cardiology"))
                .count(5)
                .returnBundle(Bundle.class)
                .execute();
        int total = page.getTotal();
        Set<String> ids = new HashSet<>();
        int entries = 0;
        for (int pages = 0; pages < 100; pages++) {
            assertThat(page.getEntry().size()).isLessThanOrEqualTo(5);
            entries += page.getEntry().size();
            page.getEntry().forEach(e -> ids.add(e.getResource().getIdElement().getIdPart()));
            if (page.getLink(Bundle.LINK_NEXT) == null) {
                break;
            }
            page = client.loadPage().next(page).execute();
        }
        assertThat(entries).isEqualTo(total).isGreaterThan(5);
        assertThat(ids).hasSize(total);
    }

    @Test
    void metadata_says_what_the_door_does() {
        CapabilityStatement says =
                client.capabilities().ofType(CapabilityStatement.class).execute();
        assertThat(says.getFhirVersion().toCode()).isEqualTo("4.0.1");
        var role = says.getRestFirstRep().getResource().stream()
                .filter(r -> r.getType().equals("PractitionerRole"))
                .findFirst()
                .orElseThrow();
        assertThat(role.getInteraction().stream().map(i -> i.getCode().toCode()))
                .contains("create", "read", "vread", "update", "history-instance", "search-type")
                .doesNotContain("delete", "patch");
        assertThat(role.getSupportedProfile().toString())
                .contains("StructureDefinition/IshibashiVacancy", "StructureDefinition/IshibashiSeeker");
        assertThat(says.getRestFirstRep().getOperation().stream().map(o -> o.getName()))
                .anyMatch(name -> name.endsWith("process-message"));
    }

    @Test
    void curl_and_openssl_create_and_find_a_vacancy(@TempDir Path folder) throws Exception {
        String number = Examples.number();
        byte[] body = Examples.bytes(Examples.vacancy(BANK, number));
        Path file = Files.write(folder.resolve("vacancy.json"), body);
        Path keys = FhirMember.keys(gateway, BANK);
        String created = curl(
                "-i",
                "-H",
                "Content-Type: application/fhir+json",
                "-H",
                "Ishibashi-Signature: " + FhirMember.signature(keys, body),
                "--data-binary",
                "@" + file,
                base() + "/PractitionerRole");
        assertThat(created).startsWith("HTTP/1.1 201").containsIgnoringCase("\nLocation: ");
        String found = curl(
                "-G",
                "--data-urlencode",
                "identifier=" + Examples.vacancies(BANK) + "|" + number,
                base() + "/PractitionerRole");
        assertThat(Examples.read(found).path("total").asInt()).isEqualTo(1);
        assertThat(found).contains(number);
    }

    private String curl(String... words) throws IOException, InterruptedException {
        String keys = FhirMember.keys(gateway, BANK).toString();
        List<String> command = new java.util.ArrayList<>(List.of("curl", "-sS", "--max-time", "30"));
        command.addAll(
                List.of("--cacert", keys + "/chain.pem", "--cert", keys + "/cert.pem", "--key", keys + "/key.pem"));
        command.addAll(List.of(words));
        Process curl = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(curl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(curl.waitFor()).as(said).isZero();
        return said;
    }

    private String base() {
        return "https://localhost:" + gateway.membersPort() + "/fhir";
    }

    private static PractitionerRole role(String number, int headcount) {
        PractitionerRole role = ca.uhn.fhir.context.FhirContext.forR4Cached()
                .newJsonParser()
                .parseResource(
                        PractitionerRole.class, Examples.vacancy(BANK, number).toString());
        role.getExtensionByUrl("https://ishibashi.example/fhir/StructureDefinition/headcount")
                .setValue(new PositiveIntType(headcount));
        return role;
    }

    private static int headcount(PractitionerRole role) {
        return ((PositiveIntType) role.getExtensionByUrl("https://ishibashi.example/fhir/StructureDefinition/headcount")
                        .getValue())
                .getValue();
    }

    private IdType created(String number) {
        MethodOutcome outcome = client.create().resource(role(number, 1)).execute();
        assertThat(outcome.getCreated()).isTrue();
        assertThat(seen.last("Ishibashi-Receipt")).isNotEmpty();
        assertThat(outcome.getId().getVersionIdPart()).isEqualTo("1");
        return (IdType) outcome.getId();
    }

    private IdType createdUnlessThere(String number, int headcount) {
        return (IdType) client.create()
                .resource(role(number, headcount))
                .conditional()
                .where(PractitionerRole.IDENTIFIER.exactly().systemAndIdentifier(Examples.vacancies(BANK), number))
                .execute()
                .getId();
    }

    private MethodOutcome update(String number, IdType id, int headcount) {
        PractitionerRole role = role(number, headcount);
        role.setId(id);
        return client.update().resource(role).execute();
    }

    private MethodOutcome updatedByNumber(String number, int headcount) {
        return client.update()
                .resource(role(number, headcount))
                .conditional()
                .where(PractitionerRole.IDENTIFIER.exactly().systemAndIdentifier(Examples.vacancies(BANK), number))
                .execute();
    }

    private static String code(BaseServerResponseException thrown) {
        OperationOutcome outcome = (OperationOutcome) thrown.getOperationOutcome();
        return outcome.getIssueFirstRep().getDetails().getCodingFirstRep().getCode();
    }
}
