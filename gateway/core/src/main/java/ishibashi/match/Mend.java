package ishibashi.match;

import ishibashi.message.Terms.Employment;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * The smallest change of a vacancy that mends a rule that failed, told no finer than an anonymous view shows the seeker: months,
 * prefectures, department groups. A rule that has none is never told.
 *
 * @param field of the vacancy
 * @param change empty if none mends it
 */
record Mend(String rule, String field, Function<NearMisses.Failed, Optional<Change>> change) {
    /** @param to the field's new value, or what is to be added to it */
    record Change(String to, String ja, String en) {}

    /** The easiest first. */
    static final List<Mend> ALL = List.of(
            new Mend("night-duty", "nightDuty.perMonth", Mend::nights),
            new Mend("start", "startDate", Mend::start),
            new Mend("period", "period.end", Mend::end),
            new Mend("days", "schedule.days", Mend::day),
            new Mend("employment", "employment", Mend::employment),
            new Mend("department", "departments", Mend::department),
            new Mend("region", "workplace", Mend::place));

    private static Optional<Change> nights(NearMisses.Failed f) {
        int to =
                switch (f.pair().wish().nightDuty) {
                    case YES -> f.pair().offer().nights;
                    case LIMITED -> HardRule.LIMITED_NIGHTS;
                    case NO -> 0;
                };
        return Optional.of(
                to == 0
                        ? new Change("0", "当直をなくすと候補になります", "without night duty it would be a match")
                        : new Change(
                                "" + to,
                                "当直を月" + to + "回以内にするか遠隔支援を付けると候補になります",
                                "at most " + to + " nights a month, or remote support, would make a match"));
    }

    /** The beginning of a month that lies within what is possible, whatever the day in the anonymous month. */
    private static Optional<Change> start(NearMisses.Failed f) {
        Pair pair = f.pair();
        long from = pair.wish().from(pair.today());
        boolean early = from > pair.offer().start;
        LocalDate to = early
                ? YearMonth.from(LocalDate.ofEpochDay(from)).plusMonths(1).atDay(1)
                : YearMonth.from(LocalDate.ofEpochDay(pair.wish().to)).atDay(1);
        if (early && pair.offer().employment == Employment.PERMANENT) {
            to = to.minusMonths(HardRule.MONTHS_OF_GRACE);
        }
        boolean mended = pair.wish().to >= to.toEpochDay()
                && pair.offer().end >= to.toEpochDay()
                && (early || from <= to.toEpochDay());
        return mended
                ? Optional.of(new Change(
                        to.toString(),
                        "採用日を" + japanese(to) + "にすると候補になります",
                        "a start on " + to + " would make a match"))
                : Optional.empty();
    }

    private static Optional<Change> end(NearMisses.Failed f) {
        LocalDate to = YearMonth.from(LocalDate.ofEpochDay(f.pair().wish().to))
                .atDay(1)
                .minusDays(1);
        return to.toEpochDay() > f.pair().offer().start
                ? Optional.of(new Change(
                        to.toString(),
                        "期間を" + japanese(to) + "までにすると候補になります",
                        "an end on " + to + " would make a match"))
                : Optional.empty();
    }

    private static String japanese(LocalDate day) {
        return day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
    }

    private static Optional<Change> day(NearMisses.Failed f) {
        DayOfWeek to = DayOfWeek.of(1 + Integer.numberOfTrailingZeros(f.pair().wish().days));
        return Optional.of(new Change(
                to.getDisplayName(TextStyle.SHORT, Locale.ENGLISH).toLowerCase(Locale.ROOT),
                to.getDisplayName(TextStyle.FULL, Locale.JAPANESE) + "の勤務を加えると候補になります",
                "work on " + to.getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " too would make a match"));
    }

    private static Optional<Change> employment(NearMisses.Failed f) {
        for (Employment to : Employment.values()) {
            if (f.pair().wish().employments.contains(to)
                    && HardRule.inTime(f.pair(), to)
                    && HardRule.contained(f.pair(), to)) {
                String code = to.name().toLowerCase(Locale.ROOT);
                return Optional.of(
                        new Change(code, "雇用形態を" + word(to) + "にすると候補になります", code + " employment would make a match"));
            }
        }
        return Optional.empty();
    }

    private static String word(Employment employment) {
        return switch (employment) {
            case PERMANENT -> "無期";
            case FIXED -> "有期";
            case SPOT -> "スポット";
        };
    }

    private static Optional<Change> department(NearMisses.Failed f) {
        return f.pair().wish().posting.terms().departments().stream()
                .map(f.tables()::widest)
                .findFirst()
                .map(to -> new Change(
                        to, "診療科に" + to + "を加えると候補になります", "the department " + to + " too would make a match"));
    }

    /** A whole prefecture that is wished; a finer wish is not told. */
    private static Optional<Change> place(NearMisses.Failed f) {
        var seeker = f.pair().wish().posting.terms();
        return seeker.regions().stream()
                .filter(region -> region.length() == 2
                        && !seeker.excludedRegions().contains(region)
                        && !seeker.excludedRegions().contains("*"))
                .findFirst()
                .map(to -> new Change(
                        to,
                        "勤務地が都道府県コード" + to + "であれば候補になります",
                        "a workplace in prefecture " + to + " would make a match"));
    }
}
