package ishibashi.fhir.read;

import ishibashi.message.Seeker;
import ishibashi.message.SeekerIdentity;
import ishibashi.message.Terms.Employment;
import ishibashi.message.Terms.WorkPattern;
import ishibashi.message.Terms.WorkplaceKind;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.PractitionerRole;

/** The canonical terms of a seeker out of a role that keeps its profile (fhir fields, domain §2). */
final class SeekerFields {
    private final DepartmentFields departments;
    private final PlaceFields places;
    private final TitleFields titles;

    SeekerFields(DepartmentFields departments, PlaceFields places, TitleFields titles) {
        this.departments = departments;
        this.places = places;
        this.titles = titles;
    }

    Seeker read(PractitionerRole role, SeekerIdentity identity, ConsentFields.Consented consented, Notes notes) {
        PlaceFields.Regions regions = places.regions(role.getLocation(), notes);
        List<String> needs = Ext.codes(role, "need");
        return new Seeker(
                departments.read(role.getSpecialty(), notes),
                specialties(role, notes),
                regions.wished(),
                regions.excluded(),
                words(role, "workplace-kind", WorkplaceKind.class),
                words(role, "employment-type", Employment.class),
                words(role, "work-pattern", WorkPattern.class),
                HoursFields.read(role),
                needs.contains("hours"),
                Dates.first(role.getPeriod().getStartElement()),
                Dates.last(role.getPeriod().getEndElement()),
                DutyFields.stance(role),
                PayFields.yearly(role, notes),
                Ext.codes(role, "housing").stream().anyMatch(code -> !code.equals("none")),
                needs.contains("childcare"),
                identity.licenceDate()
                        .map(LocalDate::getYear)
                        .map(OptionalInt::of)
                        .orElse(OptionalInt.empty()),
                Ext.codes(role, "intent").stream()
                        .filter(code -> !code.equals("none"))
                        .collect(Collectors.toSet()),
                consented.urgent()
                        || Ext.first(role, "notice-preference")
                                .map(preference -> Ext.flag(preference, "urgent"))
                                .orElse(false),
                consented.scope(),
                consented.on());
    }

    private static <E extends Enum<E>> Set<E> words(PractitionerRole role, String extension, Class<E> kind) {
        return Ext.codes(role, extension).stream()
                .map(code -> VacancyFields.constant(code, kind))
                .collect(Collectors.toSet());
    }

    private List<String> specialties(PractitionerRole role, Notes notes) {
        return Ext.all(role, "certification").stream()
                .flatMap(c -> Ext.part(c, "specialty", CodeableConcept.class).stream())
                .flatMap(s -> titles.read(s, Ext.path(role, "certification"), notes).stream())
                .distinct()
                .toList();
    }

    static Optional<LocalDate> validUntil(Extension validity) {
        return validity.getValue() instanceof Period period ? Dates.last(period.getEndElement()) : Optional.empty();
    }
}
