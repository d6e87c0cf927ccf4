package ishibashi.message;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** The words that vacancy and seeker share. Codes are those of {@code mappings/codes} (fhir §2, data README §2). */
public final class Terms {
    private Terms() {}

    public enum Employment {
        PERMANENT,
        FIXED,
        SPOT
    }

    /** 勤務形態: the week it fills, beside how long it is agreed for (fhir §2). */
    public enum WorkPattern {
        FULL_TIME,
        PART_TIME,
        SPOT
    }

    public enum Urgency {
        IMMEDIATE,
        STANDING
    }

    public enum WorkplaceKind {
        EMPLOYED,
        SUCCESSION,
        SOCIAL
    }

    public enum PayBasis {
        YEAR,
        MONTH,
        DAY,
        HOUR,
        NEGOTIABLE
    }

    /** Answer to night duty or on-call: {@code LIMITED} is with-support, conditional. */
    public enum Stance {
        YES,
        LIMITED,
        NO
    }

    public enum Scope {
        OWN_BANK,
        NEIGHBOURS,
        NATIONAL
    }

    /** @param prefecture JIS X 0401, two digits; area 二次医療圏, four digits; municipality JIS X 0402, five digits */
    public record Place(String prefecture, Optional<String> area, Optional<String> municipality) {}

    /** @param inferred the year was completed by a rule */
    public record Period(LocalDate start, boolean inferred, Optional<LocalDate> end) {}

    /** @param to may lie on the next day, then it is before {@code from} */
    public record Hours(Set<DayOfWeek> days, Optional<LocalTime> from, Optional<LocalTime> to) {
        public Hours {
            days = Set.copyOf(days);
        }
    }

    /** @param nightsPerMonth empty if unknown */
    public record Duty(OptionalInt nightsPerMonth, Optional<Boolean> onCall) {}

    /** Yen, whole. */
    public record Pay(PayBasis basis, OptionalLong min, OptionalLong max) {}
}
