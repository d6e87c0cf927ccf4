package ishibashi.fhir.write;

import ishibashi.fhir.SpecialtyCodes;
import ishibashi.fhir.Terminology;
import ishibashi.fhir.Urls;
import ishibashi.message.Terms.Hours;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.PractitionerRole.DaysOfWeek;

/** What vacancies and seekers have in common when they are projected: departments, hours, periods, ranks. */
final class Wishes {
    private static final String TITLE = "専門医";

    private final Parts parts;
    private final SpecialtyCodes codes;

    Wishes(Parts parts, SpecialtyCodes codes) {
        this.parts = parts;
        this.codes = codes;
    }

    /** Our code, that of SS-MIX2 where there is one, and the name. */
    CodeableConcept department(String name) {
        CodeableConcept concept = new CodeableConcept().setText(name);
        Optional<Terminology.Concept> code = codes.of(name);
        code.ifPresent(c -> concept.addCoding(parts.coding(SpecialtyCodes.SYSTEM, c.code())));
        code.flatMap(SpecialtyCodes::ssMix2).ifPresent(old -> concept.addCoding(new Coding(Urls.SS_MIX2, old, name)));
        return concept;
    }

    /** A title 専門医; where it is named after a department, with that code. */
    CodeableConcept title(String title) {
        CodeableConcept concept = new CodeableConcept().setText(title);
        if (title.endsWith(TITLE)) {
            codes.of(title.substring(0, title.length() - TITLE.length()))
                    .ifPresent(c -> concept.addCoding(parts.coding(SpecialtyCodes.SYSTEM, c.code())));
        }
        return concept;
    }

    /** A shift over midnight is two entries (fhir fields 19). */
    static void hours(PractitionerRole role, Hours hours) {
        if (hours.days().isEmpty() && hours.from().isEmpty() && hours.to().isEmpty()) {
            return;
        }
        boolean overMidnight = hours.from().isPresent()
                && hours.to().isPresent()
                && !hours.to().get().isAfter(hours.from().get());
        if (overMidnight) {
            entry(role, hours.days(), hours.from(), Optional.of(LocalTime.of(23, 59, 59)));
            entry(role, next(hours.days()), Optional.of(LocalTime.MIDNIGHT), hours.to());
        } else {
            entry(role, hours.days(), hours.from(), hours.to());
        }
    }

    private static Set<DayOfWeek> next(Collection<DayOfWeek> days) {
        Set<DayOfWeek> next = EnumSet.noneOf(DayOfWeek.class);
        days.forEach(day -> next.add(day.plus(1)));
        return next;
    }

    private static void entry(
            PractitionerRole role, Set<DayOfWeek> days, Optional<LocalTime> from, Optional<LocalTime> to) {
        var entry = role.addAvailableTime();
        days.stream().sorted().forEach(day -> entry.addDaysOfWeek(DaysOfWeek.fromCode(code(day))));
        from.ifPresent(time -> entry.setAvailableStartTime(text(time)));
        to.ifPresent(time -> entry.setAvailableEndTime(text(time)));
    }

    private static String code(DayOfWeek day) {
        return word(day).substring(0, 3);
    }

    private static String text(LocalTime time) {
        return DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).format(time);
    }

    static Period period(LocalDate start, Optional<LocalDate> end) {
        Period period = new Period().setStartElement(new DateTimeType(start.toString()));
        end.ifPresent(day -> period.setEndElement(new DateTimeType(day.toString())));
        return period;
    }

    /** @param rank from 1 */
    static void preferred(Element element, int rank) {
        Extension preference = Parts.of("preference");
        preference.addExtension("rank", new PositiveIntType(rank));
        preference.addExtension("strength", new CodeType("wish"));
        element.addExtension(preference);
    }

    static void avoided(Element element) {
        Extension preference = Parts.of("preference");
        preference.addExtension("strength", new CodeType("avoid"));
        element.addExtension(preference);
    }

    Extension duty(String type, String stance) {
        Extension duty = Parts.of("duty");
        duty.addExtension("type", parts.code("duty", type));
        duty.addExtension("stance", parts.code("stance", stance));
        return duty;
    }

    /** Codes as enums of ours have them in small letters. */
    static List<String> words(Collection<? extends Enum<?>> values) {
        return values.stream().map(Wishes::word).sorted().toList();
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
