package ishibashi.fhir.read;

import ishibashi.fhir.Urls;
import java.util.Optional;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;

/** {@code Consent.performer} is the person who consents (fhir §1): the doctor of the record, named as it is there or by its number. */
final class Performer {
    private Performer() {}

    static boolean isDoctor(Consent consent, PractitionerRole role, References references) {
        Optional<String> doctor =
                references.resolve(role.getPractitioner(), Practitioner.class).flatMap(DoctorFields::registration);
        return consent.getPerformer().size() == 1
                && (is(consent.getPerformerFirstRep(), doctor, references)
                        || isNumberOf(role, consent.getPerformerFirstRep().getIdentifier()));
    }

    private static boolean is(Reference performer, Optional<String> doctor, References references) {
        Identifier named = performer.getIdentifier();
        Optional<String> who = Urls.REGISTRATION.equals(named.getSystem())
                ? Optional.ofNullable(named.getValue())
                : references.resolve(performer, Practitioner.class).flatMap(DoctorFields::registration);
        return doctor.isPresent() && who.equals(doctor);
    }

    /** As example 09 has it: the seeker's number at its bank. */
    private static boolean isNumberOf(PractitionerRole role, Identifier named) {
        return named.hasSystem()
                && named.hasValue()
                && role.getIdentifier().stream()
                        .anyMatch(own -> named.getSystem().equals(own.getSystem())
                                && named.getValue().equals(own.getValue()));
    }
}
