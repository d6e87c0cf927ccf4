package ishibashi.fhir.read;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.fhir.Examples;
import ishibashi.fhir.Urls;
import ishibashi.refusal.Code;
import ishibashi.refusal.Refusal;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;

/** fhir §1: the person who consents is the doctor of the record, and nobody else. */
class PerformerTest {
    private final Bundle bundle = Examples.bundle("03-seeker-transaction");

    @Test
    void the_doctor_beside_it_consents() {
        assertThat(refusals()).isEmpty();
    }

    @Test
    void the_doctor_consents_by_licence_or_by_the_number_at_the_bank() {
        performer(logical(Urls.REGISTRATION, "990001"));
        assertThat(refusals()).isEmpty();
        performer(logical(Urls.number("seeker", "bank-09"), "S-0031"));
        assertThat(refusals()).isEmpty();
    }

    @Test
    void another_doctor_cannot_consent() {
        Practitioner other = practitioner().copy();
        other.getQualificationFirstRep().getIdentifierFirstRep().setValue("990002");
        bundle.addEntry()
                .setFullUrl("urn:uuid:0d8c1b6e-9f46-4d53-9d57-1a7c9be2f5a1")
                .setResource(other);
        performer(new Reference("urn:uuid:0d8c1b6e-9f46-4d53-9d57-1a7c9be2f5a1"));
        assertThat(refusals()).extracting(Refusal::code).containsExactly(Code.CONFLICT_OF_VALUES);
        assertThat(refusals().getFirst().where().path()).contains("Consent.performer");
    }

    @Test
    void neither_another_number_nor_the_bank_can() {
        performer(logical(Urls.number("seeker", "bank-09"), "S-0032"));
        assertThat(refusals()).extracting(Refusal::code).containsExactly(Code.CONFLICT_OF_VALUES);
        performer(logical(Urls.MEMBER, "bank-09"));
        assertThat(refusals()).extracting(Refusal::code).containsExactly(Code.CONFLICT_OF_VALUES);
    }

    private static Reference logical(String system, String value) {
        Reference reference = new Reference();
        reference.getIdentifier().setSystem(system).setValue(value);
        return reference;
    }

    private void performer(Reference who) {
        bundle.getEntry().stream()
                .map(BundleEntryComponent::getResource)
                .filter(Consent.class::isInstance)
                .forEach(consent -> ((Consent) consent).setPerformer(List.of(who)));
    }

    private Practitioner practitioner() {
        return bundle.getEntry().stream()
                .map(BundleEntryComponent::getResource)
                .filter(Practitioner.class::isInstance)
                .map(Practitioner.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private List<Refusal> refusals() {
        return Examples.reading(Examples.within(bundle)).apply(Examples.role(bundle))
                        instanceof RoleRead.Refused refused
                ? refused.refusals()
                : List.of();
    }
}
