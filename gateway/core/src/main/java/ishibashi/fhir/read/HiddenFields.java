package ishibashi.fhir.read;

import ishibashi.fhir.profile.Finding;
import ishibashi.message.SeekerIdentity.Employer;
import ishibashi.refusal.Code;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;

/**
 * Present employer and hide list (fhir fields 11, 12; P4): each house with its corporation is hidden from. A wish to hide that cannot be
 * kept, from a municipality or a department, is refused, never dropped.
 */
final class HiddenFields {
    private static final String NOT_KEPT =
            "この非公開の指定はまだ守れないため受け取れません / this wish to hide cannot be kept yet, so it is not taken";

    private final FacilityFields facilities;

    HiddenFields(FacilityFields facilities) {
        this.facilities = facilities;
    }

    /**
     * Whom a doctor is hidden from.
     *
     * @param present the employer, which is hidden from without being asked
     */
    record Hidden(Optional<Employer> present, List<Employer> others) {
        @Override
        public String toString() {
            return "Hidden[…]";
        }
    }

    Hidden read(PractitionerRole role, References references, Notes notes) {
        List<Employer> employers = new ArrayList<>();
        for (Extension employer : Ext.all(role, "present-employer")) {
            if (employer.getValue() instanceof Reference reference) {
                employers.add(one(reference, Ext.path(role, "present-employer"), references, notes));
            }
        }
        Optional<Employer> present = employers.stream().findFirst();
        Set<Employer> others = new LinkedHashSet<>(employers);
        others.addAll(listed(role, references, notes));
        present.ifPresent(others::remove);
        return new Hidden(present, List.copyOf(others));
    }

    private List<Employer> listed(PractitionerRole role, References references, Notes notes) {
        List<Employer> all = new ArrayList<>();
        String path = Ext.path(role, "hide-from");
        for (Extension hide : Ext.all(role, "hide-from")) {
            String scope = Ext.code(hide, "scope").orElse("");
            Optional<Reference> whom = Ext.part(hide, "organization", Reference.class);
            if (whom.isEmpty() || !(scope.equals("organization") || scope.equals("corporation"))) {
                notes.refuse(Finding.rule(path, NOT_KEPT));
                continue;
            }
            Employer hidden = one(whom.get(), path, references, notes);
            if (scope.equals("corporation") && hidden.name().isEmpty()) {
                notes.warn(Code.REFERENCE_BROKEN, path);
            }
            all.add(hidden);
        }
        return all;
    }

    /** By institution code, and by the name of its corporation where that is known, else its own. */
    private Employer one(Reference reference, String path, References references, Notes notes) {
        Optional<Organization> organization = references.resolve(reference, Organization.class);
        if (organization.isEmpty() && reference.hasReference()) {
            notes.refuse(Code.REFERENCE_BROKEN, path);
        }
        Optional<String> code = organization
                .map(o -> facilities.code(o.getIdentifier(), "Organization.identifier", notes))
                .orElseGet(() -> facilities.code(List.of(reference.getIdentifier()), path, notes));
        Optional<String> name = code.flatMap(references.facilities())
                .map(known -> known.employer().orElse(known.name()))
                .or(() -> organization.map(Organization::getName))
                .or(() -> Optional.ofNullable(reference.getDisplay()))
                .filter(text -> !text.isBlank());
        if (code.isEmpty() && name.isEmpty()) {
            notes.refuse(Code.REFERENCE_BROKEN, path);
        }
        return new Employer(name, code);
    }
}
