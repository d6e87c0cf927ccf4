package ishibashi.normalise.field;

import ishibashi.refusal.Code;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Working hours 勤務時間: 8:30～17:15, 8時30分〜17時, 08301715, or one time alone; 翌 and 25:30 are of the next day. */
public final class Shifts {
    private static final String TIME = "(?:翌日?朝?)?(\\d{1,2})(?::|時)(?:(\\d{2})分?)?(半)?";
    /** 25:30 is half past one of the next day (domain §10, §1 19). */
    private static final int LAST_HOUR = 36;

    private static final String FORMS = "8:30～17:15, 08301715";
    private static final Pattern ONE = Pattern.compile(TIME);
    private static final Pattern RANGE = Pattern.compile(TIME + "(?:~|-|から|、|/)" + TIME + "(?:まで)?");
    private static final Pattern DIGITS = Pattern.compile("(\\d{2})(\\d{2})(\\d{2})(\\d{2})");
    private static final Pattern FOUR = Pattern.compile("(\\d{1,2})(\\d{2})");

    private Shifts() {}

    /** From and to. */
    public record Shift(LocalTime from, LocalTime to) {}

    public static Reading<Shift> range(String raw) {
        String text = Fold.tight(raw);
        if (Fold.nothing(text)) {
            return Reading.absent("nothing-stated");
        }
        try {
            Matcher m = RANGE.matcher(text);
            if (m.matches()) {
                return Reading.value(
                        new Shift(time(m.group(1), m.group(2), m.group(3)), time(m.group(4), m.group(5), m.group(6))),
                        "from-to");
            }
            m = DIGITS.matcher(text);
            if (m.matches()) {
                return Reading.value(
                        new Shift(time(m.group(1), m.group(2), null), time(m.group(3), m.group(4), null)),
                        "eight-digits");
            }
            return Reading.faulty(Code.UNKNOWN_CODE, FORMS);
        } catch (DateTimeException e) {
            return Reading.faulty(Code.UNKNOWN_CODE, FORMS);
        }
    }

    public static Reading<LocalTime> one(String raw) {
        String text = Fold.tight(raw);
        if (Fold.nothing(text)) {
            return Reading.absent("nothing-stated");
        }
        try {
            Matcher m = ONE.matcher(text);
            if (m.matches()) {
                return Reading.value(time(m.group(1), m.group(2), m.group(3)), "time");
            }
            m = FOUR.matcher(text);
            return m.matches()
                    ? Reading.value(time(m.group(1), m.group(2), null), "four-digits")
                    : Reading.faulty(Code.UNKNOWN_CODE, FORMS);
        } catch (DateTimeException e) {
            return Reading.faulty(Code.UNKNOWN_CODE, FORMS);
        }
    }

    private static LocalTime time(
            String hour,
            @org.jspecify.annotations.Nullable String minute,
            @org.jspecify.annotations.Nullable String half) {
        int h = Integer.parseInt(hour);
        int m = minute != null ? Integer.parseInt(minute) : half != null ? 30 : 0;
        if (h > LAST_HOUR || (h == LAST_HOUR && m > 0)) {
            throw new DateTimeException("beyond the next noon");
        }
        return LocalTime.of(h % 24, m);
    }
}
