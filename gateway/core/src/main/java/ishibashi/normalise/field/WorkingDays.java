package ishibashi.normalise.field;

import ishibashi.refusal.Code;
import java.time.DayOfWeek;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Days of the week 曜日. 週日 are the working days (design §7, 6). */
public final class WorkingDays implements Normaliser<Set<DayOfWeek>> {
    private static final Set<DayOfWeek> WEEK = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    private static final String FORMS = "月火水, 月～金, 平日, mon";
    private static final String LETTERS = "月火水木金土日";
    private static final Set<String> WEEKDAYS = Set.of("週日", "平日", "ウィークデー", "週5日", "weekdays");
    private static final Set<String> DAILY = Set.of("毎日", "全日", "daily");
    private static final Pattern RANGE = Pattern.compile("([月火水木金土日])(?:曜日?)?(?:~|-|から|より)([月火水木金土日])(?:曜日?)?(?:まで)?");
    private static final Pattern NOTE = Pattern.compile("\\(.*?\\)");
    private static final Pattern BETWEEN = Pattern.compile("曜日?|[、,・/&+]|及び|と");
    private static final Pattern UNNAMED =
            Pattern.compile("週[1-7](?:[~-][1-7])?[日回](?:程度|以上|以内|から|勤務)?|シフト制?|不定期?|不規則|交代制");
    private static final Pattern BITS = Pattern.compile("[01]{7}");
    private static final Map<String, DayOfWeek> ENGLISH = Map.of(
            "mon",
            DayOfWeek.MONDAY,
            "tue",
            DayOfWeek.TUESDAY,
            "wed",
            DayOfWeek.WEDNESDAY,
            "thu",
            DayOfWeek.THURSDAY,
            "fri",
            DayOfWeek.FRIDAY,
            "sat",
            DayOfWeek.SATURDAY,
            "sun",
            DayOfWeek.SUNDAY);

    @Override
    public Reading<Set<DayOfWeek>> read(String raw) {
        String text = Fold.tight(raw).toLowerCase(Locale.ROOT);
        if (Fold.nothing(text)) {
            return Reading.absent("nothing-stated");
        }
        if (UNNAMED.matcher(text).matches()) {
            return Reading.absent("no-day-named");
        }
        if (WEEKDAYS.contains(text)) {
            return Reading.value(WEEK, "weekdays");
        }
        if (DAILY.contains(text)) {
            return Reading.value(EnumSet.allOf(DayOfWeek.class), "every-day");
        }
        if (BITS.matcher(text).matches()) {
            return bits(text);
        }
        Matcher range = RANGE.matcher(text);
        if (range.matches()) {
            DayOfWeek from = day(range.group(1));
            DayOfWeek to = day(range.group(2));
            return from.compareTo(to) > 0
                    ? Reading.faulty(Code.UNKNOWN_CODE, FORMS)
                    : Reading.value(EnumSet.range(from, to), "range");
        }
        return listed(text);
    }

    private static Reading<Set<DayOfWeek>> bits(String text) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (text.charAt(day.getValue() - 1) == '1') {
                days.add(day);
            }
        }
        return days.isEmpty() ? Reading.absent("no-day") : Reading.value(days, "bits");
    }

    private static Reading<Set<DayOfWeek>> listed(String text) {
        Set<DayOfWeek> found = EnumSet.noneOf(DayOfWeek.class);
        String days = RANGE.matcher(NOTE.matcher(text).replaceAll(""))
                .replaceAll(m -> letters(day(m.group(1)), day(m.group(2))));
        String rest = BETWEEN.matcher(
                        days.replace("平日", "月火水木金").replace("祝日", "").replace("祝", ""))
                .replaceAll("");
        for (Map.Entry<String, DayOfWeek> english : ENGLISH.entrySet()) {
            if (rest.contains(english.getKey())) {
                found.add(english.getValue());
                rest = rest.replace(english.getKey(), "");
            }
        }
        for (int n = 0; n < rest.length(); n++) {
            if (LETTERS.indexOf(rest.charAt(n)) < 0) {
                return Reading.faulty(Code.UNKNOWN_CODE, FORMS);
            }
            found.add(day(rest.substring(n, n + 1)));
        }
        if (found.isEmpty()) {
            return Reading.faulty(Code.UNKNOWN_CODE, FORMS);
        }
        return Reading.value(found, "listed");
    }

    private static String letters(DayOfWeek from, DayOfWeek to) {
        if (from.compareTo(to) > 0) {
            return "?";
        }
        return LETTERS.substring(from.getValue() - 1, to.getValue());
    }

    private static DayOfWeek day(String letter) {
        return DayOfWeek.of(LETTERS.indexOf(letter) + 1);
    }
}
