package ishibashi.normalise.field;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** My Numbers 個人番号 in a text: a token of exactly twelve digits whose check digit holds (番号法; domain §10). */
public final class IndividualNumbers {
    private static final Pattern TWELVE = Pattern.compile("(?<!\\d)(\\d{4})[- ]?(\\d{4})[- ]?(\\d{4})(?!\\d)");

    private IndividualNumbers() {}

    /** @param text with width and dashes folded */
    static boolean in(String text) {
        Matcher m = TWELVE.matcher(text);
        while (m.find()) {
            if (checks(m.group(1) + m.group(2) + m.group(3))) {
                return true;
            }
        }
        return false;
    }

    /** Weights n + 1 for n up to 6, then n - 5, from the right; modulus 11, a remainder of 0 or 1 gives 0. */
    private static boolean checks(String digits) {
        int sum = 0;
        for (int n = 1; n <= 11; n++) {
            int weight = n <= 6 ? n + 1 : n - 5;
            sum += (digits.charAt(11 - n) - '0') * weight;
        }
        int check = sum % 11 <= 1 ? 0 : 11 - sum % 11;
        return check == digits.charAt(11) - '0';
    }
}
