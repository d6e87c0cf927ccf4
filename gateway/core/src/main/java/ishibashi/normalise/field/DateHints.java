package ishibashi.normalise.field;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates of numbers of which a bank says what they mean: the era of short years, the order of day, month and year. */
public final class DateHints implements Normaliser<Day> {
    private static final Pattern NUMBERS =
            Pattern.compile("(\\d{1,4})(?:年|[./-])(\\d{1,2})(?:月|[./-])(\\d{1,4})?(日?)(.*)");
    private static final Pattern YEAR_MONTH = Pattern.compile("(\\d{1,2})(?:年|\\.)(\\d{1,2})月?");
    private static final Pattern PACKED = Pattern.compile("(\\d{2})(\\d{2})(\\d{2})");
    private static final Pattern YEAR = Pattern.compile("(\\d{1,2})(年?)");
    private static final String YEAR_FIRST = "year-month-day";
    private static final String WESTERN = "西暦";
    private static final int SHORT = 2;
    private static final int CENTURY = 100;
    private static final int AHEAD = 20;

    private final Dates dates;
    private final Optional<String> era;
    private final Optional<String> order;
    private final LocalDate asOf;

    /**
     * @param era of years of one or two digits, as 昭和; 西暦: of the century that ends 20 years after {@code asOf}
     * @param order as {@code day-month-year}
     */
    public DateHints(LocalDate asOf, Optional<String> era, Optional<String> order) {
        this.dates = new Dates(asOf);
        this.era = era;
        this.order = order;
        this.asOf = asOf;
    }

    @Override
    public Reading<Day> read(String raw) {
        return dates.read(era.isEmpty() && order.isEmpty() ? raw : written(raw));
    }

    /** The same date with its year first and in full. */
    private String written(String raw) {
        String text = Fold.tight(raw);
        Matcher m = NUMBERS.matcher(text);
        if (m.matches() && (m.group(3) != null || order.isEmpty())) {
            String written = m.group(1).length() > SHORT ? YEAR_FIRST : order.orElse(YEAR_FIRST);
            String[] parts = written.split("-", -1);
            String year = "";
            String month = "";
            String day = "";
            for (int n = 0; n < parts.length; n++) {
                String number = m.group(n + 1) == null ? "" : m.group(n + 1);
                switch (parts[n]) {
                    case "year" -> year = number;
                    case "month" -> month = number;
                    default -> day = number;
                }
            }
            return year(year) + "年" + month + "月" + (day.isEmpty() ? "" : day + "日") + m.group(5);
        }
        m = PACKED.matcher(text);
        if (m.matches() && era.isPresent()) {
            return year(m.group(1)) + "年" + m.group(2) + "月" + m.group(3) + "日";
        }
        m = YEAR_MONTH.matcher(text);
        if (m.matches() && era.isPresent()) {
            return year(m.group(1)) + "年" + m.group(2) + "月";
        }
        m = YEAR.matcher(text);
        return m.matches() && era.isPresent() ? year(m.group(1)) + "年" : raw;
    }

    private String year(String number) {
        if (number.length() > SHORT || era.isEmpty()) {
            return number;
        }
        return era.get().equals(WESTERN) ? Integer.toString(western(Integer.parseInt(number))) : era.get() + number;
    }

    private int western(int year) {
        int last = asOf.getYear() + AHEAD;
        int full = last / CENTURY * CENTURY + year;
        return full > last ? full - CENTURY : full;
    }
}
