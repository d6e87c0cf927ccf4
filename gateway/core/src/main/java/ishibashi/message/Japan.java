package ishibashi.message;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The exchange's days are Japan's. */
public final class Japan {
    public static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

    private Japan() {}

    public static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZONE);
    }
}
