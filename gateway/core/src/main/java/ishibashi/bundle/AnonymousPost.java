package ishibashi.bundle;

import ishibashi.fhir.write.Parts;
import ishibashi.pseudonymise.view.AnonymousView;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.PractitionerRole;

/** What IshibashiVacancy demands of an anonymous vacancy beside its place, time and department (example 05). */
final class AnonymousPost {
    /** Stands for "some" (fhir fields 31): an exact number is not shown. */
    private static final int SOME = 2;

    private AnonymousPost() {}

    static void add(PractitionerRole role, AnonymousView.Post post) {
        post.reason().ifPresent(code -> role.addExtension(Codes.PARTS.coded("reason", code)));
        role.addExtension(Codes.PARTS.coded("workplace-kind", post.workplaceKind()));
        role.addExtension(Codes.PARTS.coded("facility-type", post.facilityType().orElse("unspecified")));
        role.addExtension(Codes.PARTS.coded("duties", "unspecified"));
        role.addExtension(Parts.of("headcount", new PositiveIntType(post.several() ? SOME : 1)));
    }
}
