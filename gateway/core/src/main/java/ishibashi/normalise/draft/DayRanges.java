package ishibashi.normalise.draft;

import ishibashi.bank.Field;
import ishibashi.normalise.field.Day;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * In which years, seen from the day of the file, the days of a field lie.
 *
 * @param from years from that day, before it negative
 */
record DayRanges(double from, double to) {
    private static final double DAYS_OF_A_YEAR = 365.25;
    private static final double SOON = 3;
    private static final int MIDDLE = 7;

    static DayRanges of(Field field) {
        return switch (field) {
            case BIRTH_DATE -> new DayRanges(-100, -22);
            case LICENCE_DATE -> new DayRanges(-75, 0.2);
            case CONSENT_DATE -> new DayRanges(-6, 0.3);
            case EXPIRES, FILL_BY -> new DayRanges(-0.4, 1.2);
            case START_DATE, AVAILABLE -> new DayRanges(-0.6, SOON);
            case PERIOD_TO, AVAILABLE_TO -> new DayRanges(-0.2, 12);
            default -> new DayRanges(-200, 200);
        };
    }

    boolean holds(Day day, LocalDate asOf) {
        if (day instanceof Day.AtOnce) {
            return to == SOON;
        }
        LocalDate date = day instanceof Day.On(LocalDate on)
                ? on
                : LocalDate.of(day instanceof Day.InYear(int year) ? year : asOf.getYear(), MIDDLE, 1);
        double years = ChronoUnit.DAYS.between(asOf, date) / DAYS_OF_A_YEAR;
        return years >= from && years <= to;
    }
}
