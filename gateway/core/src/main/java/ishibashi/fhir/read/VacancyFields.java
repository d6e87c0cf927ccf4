package ishibashi.fhir.read;

import ishibashi.message.Terms.Employment;
import ishibashi.message.Terms.Period;
import ishibashi.message.Terms.Place;
import ishibashi.message.Terms.Urgency;
import ishibashi.message.Terms.WorkPattern;
import ishibashi.message.Terms.WorkplaceKind;
import ishibashi.message.Vacancy;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Duration;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.PractitionerRole;

/** The canonical terms of a vacancy out of a role that keeps its profile (fhir fields, domain §1). */
final class VacancyFields {
    private final DepartmentFields departments;
    private final PlaceFields places;
    private final TitleFields titles;

    VacancyFields(DepartmentFields departments, PlaceFields places, TitleFields titles) {
        this.departments = departments;
        this.places = places;
        this.titles = titles;
    }

    Optional<Vacancy> read(PractitionerRole role, FacilityFields.Facility facility, Notes notes) {
        List<String> wanted = departments.read(role.getSpecialty(), notes);
        Optional<Place> place = places.place(role.getLocationFirstRep(), notes);
        Optional<LocalDate> start = Dates.first(role.getPeriod().getStartElement());
        if (place.isEmpty() || start.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Vacancy(
                wanted,
                place.get(),
                facility.type(),
                facility.beds(),
                word(role, "workplace-kind", WorkplaceKind.class).orElseThrow(),
                word(role, "employment-type", Employment.class).orElseThrow(),
                word(role, "work-pattern", WorkPattern.class),
                new Period(start.get(), inferred(role), end(role, start.get())),
                word(role, "urgency", Urgency.class).orElseThrow(),
                Ext.first(role, "fill-by")
                        .flatMap(
                                e -> e.getValue() instanceof BaseDateTimeType day ? Dates.last(day) : Optional.empty()),
                Ext.first(role, "reason").flatMap(Ext::code),
                HoursFields.read(role),
                Ext.codes(role, "work-system").contains("short-regular"),
                DutyFields.of(role, notes),
                PayFields.read(role, notes),
                Ext.first(role, "headcount")
                        .map(e -> e.getValue() instanceof IntegerType n ? n.getValue() : 1)
                        .orElse(1),
                Housing.of(role),
                childcare(role),
                Ext.all(role, "telesupport").isEmpty() ? Optional.empty() : Optional.of(true),
                training(role, notes),
                Ext.first(role, "validity").flatMap(SeekerFields::validUntil)));
    }

    static <E extends Enum<E>> Optional<E> word(PractitionerRole role, String extension, Class<E> kind) {
        return Ext.first(role, extension).flatMap(Ext::code).map(code -> constant(code, kind));
    }

    static <E extends Enum<E>> E constant(String code, Class<E> kind) {
        return Enum.valueOf(kind, code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static boolean inferred(PractitionerRole role) {
        return Ext.first(role.getPeriod().getStartElement(), "value-source")
                .flatMap(source -> Ext.part(source, "inferred", BooleanType.class))
                .map(BooleanType::booleanValue)
                .orElse(false);
    }

    /** As written, or by the length of the term. */
    private static Optional<LocalDate> end(PractitionerRole role, LocalDate start) {
        return Dates.last(role.getPeriod().getEndElement()).or(() -> Ext.first(role, "term")
                .flatMap(term -> Ext.part(term, "length", Duration.class))
                .filter(length -> !length.hasComparator())
                .flatMap(length -> after(start, length)));
    }

    private static Optional<LocalDate> after(LocalDate start, Duration length) {
        if (length.getValue() == null || length.getValue().stripTrailingZeros().scale() > 0) {
            return Optional.empty();
        }
        long count = length.getValue().longValue();
        if (count < 1 || count > 4_000) {
            return Optional.empty();
        }
        return switch (String.valueOf(length.getCode())) {
            case "a" -> Optional.of(start.plusYears(Math.min(count, 100)).minusDays(1));
            case "mo" -> Optional.of(start.plusMonths(count).minusDays(1));
            case "wk" -> Optional.of(start.plusWeeks(count).minusDays(1));
            case "d" -> Optional.of(start.plusDays(count).minusDays(1));
            default -> Optional.empty();
        };
    }

    private static String childcare(PractitionerRole role) {
        List<String> codes = Ext.codes(role, "childcare");
        if (codes.contains("24h")) {
            return "24h";
        }
        return codes.isEmpty() ? "unknown" : codes.stream().allMatch("none"::equals) ? "none" : "day";
    }

    private Set<String> training(PractitionerRole role, Notes notes) {
        Set<String> found = new HashSet<>();
        for (Extension training : Ext.all(role, "training")) {
            Ext.part(training, "specialty", CodeableConcept.class)
                    .ifPresent(s -> found.addAll(titles.read(s, Ext.path(role, "training"), notes)));
        }
        return found;
    }
}
