package ishibashi.trust;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** ECMA-262 §6.1.6.1.20 (Number::toString), radix 10: how RFC 8785 §3.2.2.3 writes a number. */
final class EcmaNumber {
    private EcmaNumber() {}

    /** @param value neither infinite nor NaN */
    static String of(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("no JSON number");
        }
        if (value == 0) {
            return "0";
        }
        BigDecimal shortest = shortest(Math.abs(value));
        String digits = shortest.unscaledValue().toString();
        int k = digits.length();
        int n = k - shortest.scale();
        return (value < 0 ? "-" : "") + laidOut(digits, k, n);
    }

    private static String laidOut(String digits, int k, int n) {
        if (k <= n && n <= 21) {
            return digits + "0".repeat(n - k);
        }
        if (0 < n && n <= 21) {
            return digits.substring(0, n) + "." + digits.substring(n);
        }
        if (-6 < n && n <= 0) {
            return "0." + "0".repeat(-n) + digits;
        }
        String exponent = (n > 0 ? "e+" : "e-") + Math.abs(n - 1);
        return k == 1 ? digits + exponent : digits.charAt(0) + "." + digits.substring(1) + exponent;
    }

    /** Java's shortest has two digits at least, so that one digit has to be tried: 4.9E-324 is 5e-324. */
    private static BigDecimal shortest(double value) {
        BigDecimal decimal = new BigDecimal(Double.toString(value));
        BigDecimal one = decimal.round(new MathContext(1, RoundingMode.HALF_EVEN));
        return (one.doubleValue() == value ? one : decimal).stripTrailingZeros();
    }
}
