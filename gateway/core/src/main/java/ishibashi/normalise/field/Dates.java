package ishibashi.normalise.field;

import ishibashi.refusal.Code;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates 日付 as Japan writes them: eras by word, letter or number, western, without a year, as epoch milliseconds. */
public final class Dates implements Normaliser<Day> {
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    private static final Set<String> AT_ONCE =
            Set.of("即日", "即", "随時", "いつでも可", "いつでも", "すぐに可", "すぐ", "すぐ可", "即時", "asap", "immediate", "0", "即日可");

    /** Year before the era's first: 元年 of 令和 is 2019. */
    private static final Map<String, Integer> ERAS = Map.ofEntries(
            Map.entry("明治", 1867),
            Map.entry("大正", 1911),
            Map.entry("昭和", 1925),
            Map.entry("平成", 1988),
            Map.entry("令和", 2018),
            Map.entry("明", 1867),
            Map.entry("大", 1911),
            Map.entry("昭", 1925),
            Map.entry("平", 1988),
            Map.entry("令", 2018),
            Map.entry("m", 1867),
            Map.entry("t", 1911),
            Map.entry("s", 1925),
            Map.entry("h", 1988),
            Map.entry("r", 2018),
            Map.entry("1", 1867),
            Map.entry("2", 1911),
            Map.entry("3", 1925),
            Map.entry("4", 1988),
            Map.entry("5", 2018));

    /** Last day of eras that ended. */
    private static final Map<Integer, LocalDate> LAST = Map.of(
            1867, LocalDate.of(1912, 7, 29),
            1911, LocalDate.of(1926, 12, 24),
            1925, LocalDate.of(1989, 1, 7),
            1988, LocalDate.of(2019, 4, 30));

    private static final String TAIL = "(?:から|より|以降|頃|~|生|付|取得|登録)*";
    private static final Pattern ERA = Pattern.compile(
            "(明治|大正|昭和|平成|令和|[明大昭平令mtshr])(元|\\d{1,2})(?:年|[./-])(?:(\\d{1,2})(?:月|[./-])(?:(\\d{1,2})日?)?)?" + TAIL);
    private static final Pattern ERA_YEAR = Pattern.compile("(明治|大正|昭和|平成|令和|[明大昭平令mtshr])(元|\\d{1,2})年?度?" + TAIL);
    private static final Pattern NUMBERED = Pattern.compile("([1-5])(\\d{2})(\\d{2})(\\d{2})");
    private static final Pattern WESTERN =
            Pattern.compile("(\\d{4})(?:年|[./-])(\\d{1,2})(?:月|[./-])(?:(\\d{1,2})日?)?" + TAIL);
    private static final Pattern COMPACT = Pattern.compile("((?:19|20)\\d{2})(\\d{2})(\\d{2})");
    private static final Pattern MONTH_DAY = Pattern.compile("(\\d{1,2})(?:月|/)(?:(\\d{1,2})日?)?" + TAIL);
    private static final Pattern YEAR = Pattern.compile("((?:19|20)\\d{2})年?");
    private static final Pattern MILLISECONDS = Pattern.compile("\\d{12,13}");
    private static final Pattern NOTE = Pattern.compile("[(（].*?[)）]$");

    private final LocalDate asOf;

    /** @param asOf the day for dates without a year */
    public Dates(LocalDate asOf) {
        this.asOf = asOf;
    }

    @Override
    public Reading<Day> read(String raw) {
        String text = NOTE.matcher(Fold.tight(raw)).replaceAll("").toLowerCase(java.util.Locale.ROOT);
        if (AT_ONCE.contains(text)) {
            return Reading.value(new Day.AtOnce(), "at-once");
        }
        if (Fold.nothing(text)) {
            return Reading.absent("nothing-stated");
        }
        try {
            return written(text);
        } catch (DateTimeException e) {
            return Reading.faulty(Code.BAD_DATE);
        }
    }

    private Reading<Day> written(String text) {
        if (text.indexOf('t') > 0 && text.length() > 15) {
            return on(
                    OffsetDateTime.parse(text.toUpperCase(java.util.Locale.ROOT))
                            .atZoneSameInstant(JAPAN)
                            .toLocalDate(),
                    false,
                    "iso-instant");
        }
        Matcher m = COMPACT.matcher(text);
        if (m.matches()) {
            return on(date(m.group(1), m.group(2), m.group(3)), false, "compact");
        }
        m = WESTERN.matcher(text);
        if (m.matches()) {
            return on(date(m.group(1), m.group(2), m.group(3)), m.group(3) == null, "western");
        }
        m = NUMBERED.matcher(text);
        if (m.matches()) {
            return era(m, "era-number");
        }
        m = ERA.matcher(text);
        if (m.matches() && m.group(3) != null) {
            return era(m, "era");
        }
        m = ERA_YEAR.matcher(text);
        if (m.matches()) {
            int year = base(m.group(1)) + years(m.group(2));
            return Reading.value(new Day.InYear(year), "era-year");
        }
        m = YEAR.matcher(text);
        if (m.matches()) {
            return Reading.value(new Day.InYear(Integer.parseInt(m.group(1))), "year");
        }
        if (MILLISECONDS.matcher(text).matches()) {
            return on(
                    Instant.ofEpochMilli(Long.parseLong(text)).atZone(JAPAN).toLocalDate(),
                    false,
                    "epoch-milliseconds");
        }
        m = MONTH_DAY.matcher(text);
        if (m.matches()) {
            return on(next(m), true, "next-such-day");
        }
        throw new DateTimeParseException("no date", "", 0);
    }

    private Reading<Day> era(Matcher m, String rule) {
        int base = base(m.group(1));
        int year = base + years(m.group(2));
        LocalDate date = date(Integer.toString(year), m.group(3), m.group(4));
        LocalDate last = LAST.getOrDefault(base, LocalDate.MAX);
        boolean overrun = date.isAfter(last);
        if (overrun && year - last.getYear() > 20) {
            throw new DateTimeException("far beyond its era");
        }
        return on(date, overrun || m.group(4) == null, overrun ? "era-overrun" : rule);
    }

    private static int base(String era) {
        Integer base = ERAS.get(era);
        if (base == null) {
            throw new DateTimeException("no era");
        }
        return base;
    }

    private static int years(String written) {
        return written.equals("元") ? 1 : Integer.parseInt(written);
    }

    private static LocalDate date(String year, String month, @org.jspecify.annotations.Nullable String day) {
        return LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), day == null ? 1 : Integer.parseInt(day));
    }

    private LocalDate next(Matcher m) {
        MonthDay day = MonthDay.of(Integer.parseInt(m.group(1)), m.group(2) == null ? 1 : Integer.parseInt(m.group(2)));
        LocalDate date = day.atYear(asOf.getYear());
        return date.isAfter(asOf) ? date : day.atYear(asOf.getYear() + 1);
    }

    private static Reading<Day> on(LocalDate date, boolean inferred, String rule) {
        return new Reading.Value<>(new Day.On(date), inferred, rule);
    }
}
