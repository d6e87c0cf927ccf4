package ishibashi.fhir.read;

import ishibashi.message.Japan;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.util.Optional;
import org.hl7.fhir.r4.model.BaseDateTimeType;

/** HL7 FHIR R4 §2.24.0.1: dates of any precision as days in Japan. */
final class Dates {

    private Dates() {}

    /** The first day that it means. */
    static Optional<LocalDate> first(BaseDateTimeType value) {
        return day(value, true);
    }

    /** The last day that it means. */
    static Optional<LocalDate> last(BaseDateTimeType value) {
        return day(value, false);
    }

    private static Optional<LocalDate> day(BaseDateTimeType value, boolean first) {
        String text = value.getValueAsString();
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    switch (text.length()) {
                        case 4 ->
                            first
                                    ? Year.parse(text).atDay(1)
                                    : Year.parse(text).atMonth(12).atEndOfMonth();
                        case 7 ->
                            first
                                    ? YearMonth.parse(text).atDay(1)
                                    : YearMonth.parse(text).atEndOfMonth();
                        case 10 -> LocalDate.parse(text);
                        default -> Japan.day(instant(text));
                    });
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Instant instant(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }
}
