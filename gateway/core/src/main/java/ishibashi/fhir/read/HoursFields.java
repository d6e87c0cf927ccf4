package ishibashi.fhir.read;

import ishibashi.message.Terms.Hours;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Enumeration;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.PractitionerRole.DaysOfWeek;
import org.hl7.fhir.r4.model.PractitionerRole.PractitionerRoleAvailableTimeComponent;

/** {@code availableTime} (fhir fields 19): all days, and the hours of the entry that has most of them. */
final class HoursFields {
    private static final LocalTime LATE = LocalTime.of(23, 59);

    private static final List<String> CODES = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    private record Shift(Set<DayOfWeek> days, Optional<LocalTime> from, Optional<LocalTime> to) {}

    private HoursFields() {}

    static Hours read(PractitionerRole role) {
        List<Shift> shifts =
                role.getAvailableTime().stream().map(HoursFields::shift).toList();
        Optional<Hours> night = overMidnight(shifts);
        if (night.isPresent()) {
            return night.get();
        }
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        shifts.forEach(shift -> days.addAll(shift.days()));
        Optional<Shift> most = shifts.stream()
                .filter(s -> s.from().isPresent() || s.to().isPresent())
                .min(Comparator.comparingInt(s -> -s.days().size()));
        return new Hours(days, most.flatMap(Shift::from), most.flatMap(Shift::to));
    }

    /** Two entries, one up to midnight and one from it, are one shift. */
    private static Optional<Hours> overMidnight(List<Shift> shifts) {
        if (shifts.size() != 2) {
            return Optional.empty();
        }
        return pair(shifts.getFirst(), shifts.getLast()).or(() -> pair(shifts.getLast(), shifts.getFirst()));
    }

    private static Optional<Hours> pair(Shift evening, Shift morning) {
        boolean joined = evening.from().isPresent()
                && evening.to().filter(to -> to.isBefore(LATE)).isEmpty()
                && morning.from().filter(LocalTime.MIDNIGHT::equals).isPresent()
                && morning.to().isPresent();
        return joined ? Optional.of(new Hours(evening.days(), evening.from(), morning.to())) : Optional.empty();
    }

    private static Shift shift(PractitionerRoleAvailableTimeComponent entry) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (Enumeration<DaysOfWeek> day : entry.getDaysOfWeek()) {
            if (day.getValue() != null) {
                days.add(DayOfWeek.of(CODES.indexOf(day.getValue().toCode()) + 1));
            }
        }
        return new Shift(days, time(entry.getAvailableStartTime()), time(entry.getAvailableEndTime()));
    }

    private static Optional<LocalTime> time(@org.jspecify.annotations.Nullable String text) {
        try {
            return text == null ? Optional.empty() : Optional.of(LocalTime.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
