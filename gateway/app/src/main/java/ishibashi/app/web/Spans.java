package ishibashi.app.web;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A length of time as people write it: {@code 14d}, {@code 12h}, {@code 30m}, {@code 0s}. */
final class Spans {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,6})([dhms])");

    private Spans() {}

    /** @throws IllegalArgumentException in both languages */
    static Duration of(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "期間は 14d、12h、30m、0s の形で書いてください / a span is written like 14d, 12h, 30m, 0s");
        }
        long number = Long.parseLong(form.group(1));
        return switch (form.group(2)) {
            case "d" -> Duration.ofDays(number);
            case "h" -> Duration.ofHours(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofSeconds(number);
        };
    }
}
