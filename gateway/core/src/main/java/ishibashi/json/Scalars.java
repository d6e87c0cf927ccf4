package ishibashi.json;

import ishibashi.json.Fault.Rule;
import java.math.BigInteger;
import java.util.regex.Pattern;
import tools.jackson.core.JsonParser;

/** Names, strings and numbers within their bounds (security §3.5). Of a number its text is looked at, its value is never computed. */
final class Scalars {
    private static final int LONGEST_NUMBER = 32;
    private static final BigInteger LARGEST_EXPONENT = BigInteger.valueOf(18);
    private static final Pattern NEGATIVE_ZERO = Pattern.compile("-0(?:\\.0+)?(?:[eE].*)?");

    private Scalars() {}

    static void name(String name) {
        if (name.length() > StrictJson.LONGEST_NAME) {
            throw new StrictJson.Stop(Rule.NAME_TOO_LONG);
        }
        whole(name);
    }

    static Json string(String text) {
        if (Utf8.longer(text, StrictJson.LONGEST_STRING)) {
            throw new StrictJson.Stop(Rule.STRING_TOO_LONG);
        }
        whole(text);
        return new Json.Text(text);
    }

    private static void whole(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new StrictJson.Stop(Rule.NUL);
        }
        if (Surrogates.alone(text)) {
            throw new StrictJson.Stop(Rule.LONE_SURROGATE);
        }
    }

    /** @param parser at a number */
    static Json number(JsonParser parser) {
        if (parser.getStringLength() > LONGEST_NUMBER) {
            throw new StrictJson.Stop(Rule.NUMBER);
        }
        String digits = parser.getString();
        int e = Math.max(digits.indexOf('e'), digits.indexOf('E'));
        if (e >= 0 && new BigInteger(digits.substring(e + 1)).abs().compareTo(LARGEST_EXPONENT) > 0) {
            throw new StrictJson.Stop(Rule.NUMBER);
        }
        if (NEGATIVE_ZERO.matcher(digits).matches()) {
            throw new StrictJson.Stop(Rule.NEGATIVE_ZERO);
        }
        return new Json.Num(digits);
    }
}
