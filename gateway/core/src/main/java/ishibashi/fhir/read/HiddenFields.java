package ishibashi.fhir.read;

import ishibashi.fhir.profile.Finding;
import ishibashi.refusal.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;

/**
 * Present employer and hide list (fhir fields 11, 12; P4). A record holds one employer with its corporation, which are hidden from. A
 * wish to hide that this cannot keep is refused, never dropped.
 */
final class HiddenFields {
    private static final String NOT_KEPT =
            "この非公開の指定はまだ守れないため受け取れません / this wish to hide cannot be kept yet, so it is not taken";

    private final FacilityFields facilities;

    HiddenFields(FacilityFields facilities) {
        this.facilities = facilities;
    }

    record Hidden(Optional<String> employerCode, Optional<String> employer) {
        @Override
        public String toString() {
            return "Hidden[…]";
        }
    }

    Hidden read(PractitionerRole role, References references, Notes notes) {
        List<Hidden> all = new ArrayList<>();
        for (Extension employer : Ext.all(role, "present-employer")) {
            if (employer.getValue() instanceof Reference reference) {
                all.add(one(reference, Ext.path(role, "present-employer"), references, notes));
            }
        }
        String path = Ext.path(role, "hide-from");
        for (Extension hide : Ext.all(role, "hide-from")) {
            String scope = Ext.code(hide, "scope").orElse("");
            Optional<Reference> whom = Ext.part(hide, "organization", Reference.class);
            if (whom.isEmpty() || !(scope.equals("organization") || scope.equals("corporation"))) {
                notes.refuse(Finding.rule(path, NOT_KEPT));
                continue;
            }
            Hidden hidden = one(whom.get(), path, references, notes);
            if (scope.equals("corporation") && hidden.employer().isEmpty()) {
                notes.warn(Code.REFERENCE_BROKEN, path);
            }
            all.add(hidden);
        }
        return merged(all, path, notes);
    }

    private static Hidden merged(List<Hidden> all, String path, Notes notes) {
        List<String> codes = distinct(all.stream().flatMap(h -> h.employerCode().stream()));
        List<String> names = distinct(all.stream().flatMap(h -> h.employer().stream()));
        boolean loose = all.stream().anyMatch(h -> h.employerCode().isEmpty()) && !codes.isEmpty();
        if (codes.size() > 1 || names.size() > 1 || loose) {
            notes.refuse(Finding.rule(path, NOT_KEPT));
        }
        return new Hidden(codes.stream().findFirst(), names.stream().findFirst());
    }

    private static List<String> distinct(Stream<String> values) {
        return values.distinct().toList();
    }

    /** By institution code, and by the name of its corporation where that is known, else its own. */
    private Hidden one(Reference reference, String path, References references, Notes notes) {
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
        return new Hidden(code, name);
    }
}
