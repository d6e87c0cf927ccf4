package ishibashi.normalise.field;

import ishibashi.message.Japan;
import ishibashi.refusal.Code;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates 日付 as Japan writes them: eras by word, letter or number, western, without a year, as epoch milliseconds. */
public final class Dates implements Normaliser<Day> {
    private static final Set<String> AT_ONCE =
            Set.of("即日", "即", "随時", "いつでも可", "いつでも", "すぐに可", "すぐ", "すぐ可", "即時", "asap", "immediate", "0", "即日可");

    private static final String ERA_WORD = "(明治|大正|昭和|平成|令和|[明大昭平令mtshr])(元|\\d{1,2})";
    private static final String DAY = "(?:(\\d{1,2})日?|([上中下])旬)?";
    private static final String TAIL = "(?:から|より|以降|以後|頃|[~-]|生まれ|生|付け|付|取得|登録)*";
    private static final Pattern ERA =
            Pattern.compile(ERA_WORD + "(?:年|[./-])(\\d{1,2})(?:(?:月|[./-])" + DAY + ")?" + TAIL);
    private static final Pattern ERA_YEAR = Pattern.compile(ERA_WORD + "(?:年(度)?)?" + TAIL);
    private static final Pattern NUMBERED = Pattern.compile("([1-5])(\\d{2})(\\d{2})(\\d{2})");
    private static final Pattern WESTERN =
            Pattern.compile("(?:西暦)?(\\d{4})(?:年|[./-])(\\d{1,2})(?:(?:月|[./-])" + DAY + ")?" + TAIL);
    private static final Pattern COMPACT = Pattern.compile("((?:19|20)\\d{2})(\\d{2})(\\d{2})");
    private static final Pattern MONTH_DAY = Pattern.compile("(\\d{1,2})(?:月|/)" + DAY + TAIL);
    private static final Pattern YEAR = Pattern.compile("(?:西暦)?((?:19|20)\\d{2})(?:年(度)?)?" + TAIL);
    private static final Pattern MILLISECONDS = Pattern.compile("\\d{12,13}");
    private static final Pattern SERIAL = Pattern.compile("[2-6]\\d{4}");
    private static final Pattern NOTE = Pattern.compile("\\(.*?\\)");
    private static final Pattern TIME = Pattern.compile("(?<=\\d)[ T]\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?$");

    /** The day before day 1 of the serial numbers of Excel's 1900 system, its 29 Feb 1900 allowed for. */
    private static final LocalDate SERIAL_ZERO = LocalDate.of(1899, 12, 30);

    private final LocalDate asOf;

    /** @param asOf the day for dates without a year */
    public Dates(LocalDate asOf) {
        this.asOf = asOf;
    }

    /** The day of a text that stands for a day alone, as in a title or a name; a month means its first. */
    public static Optional<LocalDate> whole(String text) {
        return new Dates(LocalDate.EPOCH).read(text)
                        instanceof Reading.Value<Day>(Day.On(LocalDate day), var inferred, var rule)
                ? Optional.of(day)
                : Optional.empty();
    }

    @Override
    public Reading<Day> read(String raw) {
        String folded = TIME.matcher(Fold.text(raw)).replaceFirst("");
        String text = KanjiNumbers.arabic(
                NOTE.matcher(Fold.tight(folded)).replaceAll("").toLowerCase(Locale.ROOT));
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
            LocalDate day = OffsetDateTime.parse(text.toUpperCase(Locale.ROOT))
                    .atZoneSameInstant(Japan.ZONE)
                    .toLocalDate();
            return on(day, false, "iso-instant");
        }
        Matcher m = COMPACT.matcher(text);
        if (m.matches()) {
            return on(date(Integer.parseInt(m.group(1)), m.group(2), m.group(3), null), false, "compact");
        }
        m = WESTERN.matcher(text);
        if (m.matches()) {
            LocalDate day = date(Integer.parseInt(m.group(1)), m.group(2), m.group(3), m.group(4));
            return on(day, m.group(3) == null, "western");
        }
        m = NUMBERED.matcher(text);
        if (m.matches()) {
            return era(m.group(1), m.group(2), m.group(3), m.group(4), null, "era-number");
        }
        m = ERA.matcher(text);
        return m.matches() ? era(m.group(1), m.group(2), m.group(3), m.group(4), m.group(5), "era") : shorter(text);
    }

    /** What names no whole day, and what is a number. */
    private Reading<Day> shorter(String text) {
        Matcher m = ERA_YEAR.matcher(text);
        if (m.matches()) {
            Eras era = Eras.of(m.group(1));
            int year = era.year(m.group(2));
            return year(year, m.group(3) != null, era.overrun(year), era.overrun(year) ? "era-overrun" : "era-year");
        }
        m = YEAR.matcher(text);
        if (m.matches()) {
            return year(Integer.parseInt(m.group(1)), m.group(2) != null, false, "year");
        }
        if (MILLISECONDS.matcher(text).matches()) {
            Instant instant = Instant.ofEpochMilli(Long.parseLong(text));
            return on(Japan.day(instant), false, "epoch-milliseconds");
        }
        if (SERIAL.matcher(text).matches()) {
            return on(SERIAL_ZERO.plusDays(Integer.parseInt(text)), true, "excel-serial");
        }
        m = MONTH_DAY.matcher(text);
        if (m.matches()) {
            return on(next(m), true, "next-such-day");
        }
        throw new DateTimeException("no date");
    }

    private static Reading<Day> era(
            String word, String count, String month, @Nullable String day, @Nullable String third, String rule) {
        Eras era = Eras.of(word);
        LocalDate date = date(era.year(count), month, day, third);
        return era.overrun(date) ? on(date, true, "era-overrun") : on(date, day == null, rule);
    }

    /** A business year 年度 begins in April. */
    private static Reading<Day> year(int year, boolean business, boolean inferred, String rule) {
        return business
                ? on(LocalDate.of(year, 4, 1), true, "business-year")
                : new Reading.Value<>(new Day.InYear(year), inferred, rule);
    }

    /** @param third of a month 旬, in place of a day: its first day */
    private static LocalDate date(int year, String month, @Nullable String day, @Nullable String third) {
        return LocalDate.of(year, Integer.parseInt(month), day(day, third));
    }

    private static int day(@Nullable String day, @Nullable String third) {
        return day != null ? Integer.parseInt(day) : third == null ? 1 : "上中下".indexOf(third) * 10 + 1;
    }

    private LocalDate next(Matcher m) {
        MonthDay day = MonthDay.of(Integer.parseInt(m.group(1)), day(m.group(2), m.group(3)));
        LocalDate date = day.atYear(asOf.getYear());
        return date.isAfter(asOf) ? date : day.atYear(asOf.getYear() + 1);
    }

    private static Reading<Day> on(LocalDate date, boolean inferred, String rule) {
        return new Reading.Value<>(new Day.On(date), inferred, rule);
    }
}
