package ishibashi.bank;

import java.text.Normalizer;
import java.util.Locale;

/** How heading words, labels and code words are compared: without width, case and blanks (所 在 地 is 所在地). */
public final class Heading {
    private Heading() {}

    public static String key(String text) {
        if (isPlain(text)) {
            return text;
        }
        String folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        StringBuilder key = new StringBuilder(folded.length());
        folded.codePoints()
                .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c))
                .forEach(key::appendCodePoint);
        return key.toString();
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z'))) {
                return false;
            }
        }
        return true;
    }
}
