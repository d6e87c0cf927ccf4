package ishibashi.trust;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * When a member's new certificate begins, and how long the old one goes on beside it (security §3.6).
 *
 * @param from the new one is refused before; to the microsecond, as it is stored
 * @param overlap the old one is refused after this time from then; nothing for a stolen key
 */
public record Rotation(Instant from, Duration overlap) {
    private static final Duration LONGEST = Duration.ofDays(366);

    public Rotation {
        from = from.truncatedTo(ChronoUnit.MICROS);
        if (overlap.isNegative() || overlap.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("重ねる期間は 0 日から 366 日までです / an overlap lies between nothing and 366 days");
        }
    }

    /** The old one is refused from then on. */
    public Instant end() {
        return from.plus(overlap);
    }
}
