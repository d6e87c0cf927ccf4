package ishibashi.fhir.gate;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.message.Outcome;
import ishibashi.refusal.Refusal;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published examples that come in, and the tree that two forms of one resource give. */
class FhirGateTest {
    @ParameterizedTest
    @CsvSource({
        "01-vacancy-transaction.json, Bundle, 2",
        "02-vacancy-urgent.json, PractitionerRole, 1",
        "02-vacancy-urgent.xml, PractitionerRole, 1",
        "03-seeker-transaction.json, Bundle, 3",
        "04-message-vacancies-signed.json, Bundle, 3",
        "07-introduction-task-requested.json, Task, 1",
        "09-consent-introduction.json, Consent, 1",
        "09-consent-introduction.xml, Consent, 1",
        "14-telesupport-service.json, HealthcareService, 1",
        "17-match-request.json, Parameters, 1",
        "19-subscription.json, Subscription, 1"
    })
    void an_example_that_comes_in_passes_gate_scan_and_texts(String name, String type, int parts) {
        MediaForm form = name.endsWith(".xml") ? MediaForm.XML : MediaForm.JSON;
        Admitted admitted = type.equals("Bundle") ? Samples.BUNDLE : Admitted.resource(type);
        Scanned scanned = Samples.passed(Samples.scan(Samples.example(name), form, admitted));
        assertThat(scanned.parts()).hasSize(parts);
        assertThat(scanned.envelope()).hasSize(type.equals("Bundle") ? 1 : 0);
        assertThat(Stream.concat(scanned.parts().stream(), scanned.envelope().stream()))
                .allSatisfy(
                        part -> assertThat(TextScan.of(part, Samples.INCIDENT)).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"02-vacancy-urgent", "09-consent-introduction"})
    void both_forms_of_an_example_say_the_same_words(String name) {
        assertThat(Words.of(gated(name + ".xml", MediaForm.XML)))
                .isEqualTo(Words.of(gated(name + ".json", MediaForm.JSON)));
    }

    private static Gated gated(String name, MediaForm form) {
        return switch (Samples.open(Samples.example(name), form)) {
            case Outcome.Passed<Gated>(Gated gated) -> gated;
            case Outcome.Refused<Gated>(Refusal refusal) -> throw new AssertionError(refusal.where());
        };
    }

    @Test
    void a_body_over_thirty_two_mebibytes_is_too_large() {
        assertThat(Samples.told(Samples.open(new byte[(32 << 20) + 1], MediaForm.JSON)))
                .isEqualTo("too-large Resource");
    }

    @Test
    void a_type_is_taken_only_where_the_interaction_takes_it() {
        byte[] role = Samples.example("02-vacancy-urgent.json");
        assertThat(Samples.told(Samples.scan(role, MediaForm.JSON, Admitted.resource("Task"))))
                .isEqualTo("resource-type-not-allowed PractitionerRole");
        assertThat(Samples.told(Samples.scan(role, MediaForm.JSON, Samples.BUNDLE)))
                .isEqualTo("resource-type-not-allowed PractitionerRole");
        assertThat(Samples.told(Samples.scan(
                        Samples.example("03-seeker-transaction.json"),
                        MediaForm.JSON,
                        Admitted.bundle(java.util.Set.of("PractitionerRole", "Organization"), 1_000))))
                .isEqualTo("resource-type-not-allowed Bundle.entry[0].resource");
    }

    @Test
    void a_bundle_has_no_more_entries_than_its_interaction_takes() {
        assertThat(Samples.told(Samples.scan(
                        Samples.example("01-vacancy-transaction.json"),
                        MediaForm.JSON,
                        Admitted.bundle(Samples.SUBMITTED, 1))))
                .isEqualTo("too-many Bundle.entry");
    }

    @Test
    void a_refusal_tells_the_place_and_nothing_that_stood_there() {
        Refusal refusal =
                Samples.refusal(Samples.open("{\"resourceType\":\"Practitioner\",\"検査太郎\":null}", MediaForm.JSON));
        assertThat(refusal.arguments()).containsExactly("Practitioner.?", "null");
        assertThat(refusal.where().path()).contains("Practitioner.?");
        assertThat(refusal.where().raw()).isEmpty();
    }
}
