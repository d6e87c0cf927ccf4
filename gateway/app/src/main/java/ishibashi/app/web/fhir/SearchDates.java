package ishibashi.app.web.fhir;

import ishibashi.message.Japan;
import ishibashi.submit.RoleQuery.DayBound;
import ishibashi.submit.RoleQuery.DayBound.Prefix;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/** FHIR R4 §3.1.1.4.7: a prefix and a year, month, day or instant; an instant means its day in Japan. */
final class SearchDates {

    private SearchDates() {}

    static Optional<DayBound> read(String value) {
        boolean prefixed = value.length() > 2 && Character.isLetter(value.charAt(0));
        String date = prefixed ? value.substring(2) : value;
        try {
            Prefix prefix = prefixed ? Prefix.valueOf(value.substring(0, 2).toUpperCase(Locale.ROOT)) : Prefix.EQ;
            return Optional.of(days(prefix, date));
        } catch (IllegalArgumentException | DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static DayBound days(Prefix prefix, String date) {
        return switch (date.length()) {
            case 4 -> {
                int year = Integer.parseInt(date);
                yield new DayBound(prefix, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
            }
            case 7 -> {
                YearMonth month = YearMonth.parse(date);
                yield new DayBound(prefix, month.atDay(1), month.atEndOfMonth());
            }
            case 10 -> new DayBound(prefix, LocalDate.parse(date), LocalDate.parse(date));
            default -> {
                LocalDate day =
                        OffsetDateTime.parse(date).atZoneSameInstant(Japan.ZONE).toLocalDate();
                yield new DayBound(prefix, day, day);
            }
        };
    }
}
