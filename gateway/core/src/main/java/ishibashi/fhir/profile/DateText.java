package ishibashi.fhir.profile;

import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.BaseDateTimeType;

/**
 * How R4 writes days and times (HL7 FHIR R4 §2.24.0.1, the types' regular expressions). HAPI reads more, a time without seconds among it,
 * and cannot carry what it read.
 */
final class DateText {
    private static final String YEAR = "([0-9]([0-9]([0-9][1-9]|[1-9]0)|[1-9]00)|[1-9]000)";
    private static final String MONTH = "-(0[1-9]|1[0-2])";
    private static final String DAY = "-(0[1-9]|[1-2][0-9]|3[0-1])";
    private static final String TIME = "T([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)(\\.[0-9]+)?"
            + "(Z|(\\+|-)((0[0-9]|1[0-3]):[0-5][0-9]|14:00))";

    private static final Pattern DATE = Pattern.compile(YEAR + "(" + MONTH + "(" + DAY + ")?)?");
    private static final Pattern DATE_TIME = Pattern.compile(YEAR + "(" + MONTH + "(" + DAY + "(" + TIME + ")?)?)?");
    private static final Pattern INSTANT = Pattern.compile(YEAR + MONTH + DAY + TIME);

    private DateText() {}

    static boolean isWritten(BaseDateTimeType value) {
        String text = value.getValueAsString();
        Pattern pattern =
                switch (value.fhirType()) {
                    case "date" -> DATE;
                    case "instant" -> INSTANT;
                    default -> DATE_TIME;
                };
        return text == null || pattern.matcher(text).matches();
    }
}
