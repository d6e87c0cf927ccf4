package ishibashi.message;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.regex.Pattern;

/** The exchange's days are Japan's, and so are its prefectures. */
public final class Japan {
    private static final Pattern PREFECTURE = Pattern.compile("0[1-9]|[1-3][0-9]|4[0-7]");

    public static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

    private Japan() {}

    /** A code of JIS X 0401, two digits. */
    public static boolean isPrefecture(String code) {
        return PREFECTURE.matcher(code).matches();
    }

    public static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZONE);
    }
}
