package ishibashi.app;

import ishibashi.app.store.HomeSettings;
import ishibashi.message.Japan;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The business day in Japan: real time, moved by an offset that a home with samples gets once (rulings 33). */
public record BusinessDay(Clock clock, long offsetDays) {
    /** The day on which the samples were written. */
    static final LocalDate SAMPLES = LocalDate.of(2026, 8, 20);

    private static final String NAME = "business-day-offset";

    static BusinessDay of(HomeSettings memory, Clock clock, boolean samples) {
        Optional<String> stored = memory.get(NAME);
        long offset = stored.map(Long::parseLong)
                .orElseGet(() -> samples ? ChronoUnit.DAYS.between(Japan.day(clock.instant()), SAMPLES) : 0L);
        if (stored.isEmpty()) {
            memory.put(NAME, Long.toString(offset));
        }
        return new BusinessDay(clock, offset);
    }

    public LocalDate today() {
        return Japan.day(clock.instant()).plusDays(offsetDays);
    }
}
