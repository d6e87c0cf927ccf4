package ishibashi.fhir.read;

import ishibashi.fhir.Urls;
import ishibashi.fhir.profile.Profiles;
import ishibashi.message.FacilityIdentity;
import ishibashi.message.Kind;
import ishibashi.normalise.field.InstitutionCodes;
import ishibashi.normalise.field.Reading;
import ishibashi.refusal.Code;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/** The facility of a vacancy (fhir fields 2, 3, 5, 33): its Organization, or its institution code alone. */
final class FacilityFields {
    private static final String PATH = "PractitionerRole.organization";
    private static final int TEN = 10;
    private static final int MOST_BEDS = 3_000;

    private final InstitutionCodes institutions;
    private final Profiles profiles;

    FacilityFields(Path tables, Profiles profiles) {
        this.institutions = new InstitutionCodes(tables, "");
        this.profiles = profiles;
    }

    record Facility(FacilityIdentity identity, Optional<String> type, OptionalInt beds) {
        @Override
        public String toString() {
            return "Facility[…]";
        }
    }

    Facility read(PractitionerRole role, References references, Notes notes) {
        Reference reference = role.getOrganization();
        Optional<Organization> organization = references.resolve(reference, Organization.class);
        organization.ifPresent(o -> notes.refuse(profiles.check(o, "IshibashiFacility", Kind.VACANCY)));
        if (organization.isEmpty() && reference.hasReference()) {
            notes.refuse(Code.REFERENCE_BROKEN, PATH);
        }
        Optional<String> code = organization
                .map(o -> code(o.getIdentifier(), "Organization.identifier", notes))
                .orElseGet(() -> code(List.of(reference.getIdentifier()), PATH + ".identifier", notes));
        Optional<FacilityIdentity> known = code.flatMap(references.facilities());
        String name = organization
                .map(Organization::getName)
                .or(() -> Optional.ofNullable(reference.getDisplay()))
                .or(() -> known.map(FacilityIdentity::name))
                .orElse("");
        if (name.isEmpty() && code.isEmpty() && notes.faults().isEmpty()) {
            notes.refuse(Code.REFERENCE_BROKEN, PATH);
        }
        FacilityIdentity identity = new FacilityIdentity(
                name,
                code,
                employer(role).or(() -> known.flatMap(FacilityIdentity::employer)),
                organization.flatMap(FacilityFields::contact).or(() -> known.flatMap(FacilityIdentity::contact)),
                freeText(role));
        return new Facility(
                identity,
                Ext.first(role, "facility-type")
                        .or(() -> organization.flatMap(o -> Ext.first(o, "facility-type")))
                        .flatMap(Ext::code)
                        .filter(type -> !type.equals("unspecified")),
                beds(role, notes).or(() -> organization.flatMap(o -> beds(o, notes))).stream()
                        .mapToInt(Integer::intValue)
                        .findFirst());
    }

    /** The institution code among these identifiers, its check digit tested. */
    Optional<String> code(List<Identifier> identifiers, String path, Notes notes) {
        Optional<String> code = identifiers.stream()
                .filter(i -> Urls.INSTITUTION.equals(i.getSystem()))
                .map(Identifier::getValue)
                .findFirst();
        if (code.isPresent()
                && !(code.get().length() == TEN && institutions.read(code.get()) instanceof Reading.Value<String>)) {
            notes.refuse(Code.BAD_CHECK_DIGIT, path);
        }
        return code;
    }

    private static Optional<String> employer(PractitionerRole role) {
        return Ext.first(role, "terms")
                .flatMap(terms -> Ext.part(terms, "employer", StringType.class))
                .map(StringType::getValue);
    }

    private static String freeText(PractitionerRole role) {
        return Ext.all(role, "free-text").stream()
                .flatMap(text -> Ext.part(text, "text", StringType.class).stream())
                .map(StringType::getValue)
                .collect(Collectors.joining("\n"));
    }

    private static Optional<String> contact(Organization organization) {
        return organization.getContact().stream()
                .map(contact -> Stream.concat(
                                Stream.ofNullable(contact.getName().getText()),
                                contact.getTelecom().stream().map(ContactPoint::getValue))
                        .collect(Collectors.joining(" ")))
                .filter(text -> !text.isBlank())
                .findFirst();
    }

    /** An exact number; a band says none. */
    private static Optional<Integer> beds(DomainResource of, Notes notes) {
        Optional<Range> range = Ext.first(of, "facility-profile").flatMap(e -> range(e));
        Optional<BigDecimal> low = range.flatMap(r -> Ext.value(r.getLow()));
        Optional<BigDecimal> high = range.flatMap(r -> Ext.value(r.getHigh()));
        if (low.isEmpty() || high.isEmpty() || low.get().compareTo(high.get()) != 0) {
            return Optional.empty();
        }
        if (low.get().signum() < 0 || low.get().compareTo(BigDecimal.valueOf(MOST_BEDS)) > 0) {
            notes.refuse(Code.IMPLAUSIBLE_NUMBER, Ext.path(of, "facility-profile") + ".extension('beds')");
            return Optional.empty();
        }
        return Optional.of(low.get().intValue());
    }

    private static Optional<Range> range(Extension profile) {
        return Ext.part(profile, "beds", Range.class);
    }
}
