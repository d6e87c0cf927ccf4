package ishibashi.bundle;

import ishibashi.fhir.Definitions;
import ishibashi.fhir.SpecialtyCodes;
import ishibashi.fhir.Terminology;
import ishibashi.fhir.write.Parts;
import org.hl7.fhir.r4.model.CodeableConcept;

/** Our own codes with their displays, out of the definitions (fhir §2). */
final class Codes {
    private static final Terminology TERMINOLOGY = new Terminology(Definitions.load());
    private static final SpecialtyCodes SPECIALTIES = new SpecialtyCodes(TERMINOLOGY);

    static final Parts PARTS = new Parts(TERMINOLOGY);

    private Codes() {}

    /** A doctor answers night duty with yes, with-support or no; of a vacancy it is required or none. */
    static CodeableConcept stance(String word, boolean vacancy) {
        return switch (word) {
            case "limited" -> PARTS.code("stance", "with-support");
            case "yes" -> PARTS.code("stance", vacancy ? "required" : "yes");
            default -> PARTS.code("stance", vacancy ? "none" : "no");
        };
    }

    /** Only our own code: no name that a sender has written. */
    static CodeableConcept department(String name) {
        return SPECIALTIES
                .of(name)
                .map(c -> new CodeableConcept(PARTS.coding(SpecialtyCodes.SYSTEM, c.code())))
                .orElseGet(() -> new CodeableConcept().setText(name));
    }
}
