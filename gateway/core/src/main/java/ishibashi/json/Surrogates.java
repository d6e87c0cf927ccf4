package ishibashi.json;

/** Unicode 16 §3.8: halves of a pair. */
final class Surrogates {
    private Surrogates() {}

    /** Whether a half stands without its other half: then the text has no UTF-8. */
    static boolean alone(CharSequence text) {
        for (int n = 0; n < text.length(); n++) {
            char c = text.charAt(n);
            if (Character.isHighSurrogate(c) && n + 1 < text.length() && Character.isLowSurrogate(text.charAt(n + 1))) {
                n++;
            } else if (Character.isSurrogate(c)) {
                return true;
            }
        }
        return false;
    }
}
