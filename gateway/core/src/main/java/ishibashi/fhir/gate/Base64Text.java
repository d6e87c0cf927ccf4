package ishibashi.fhir.gate;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** RFC 4648 in all the spellings in which something could be hidden: both alphabets, with or without padding, in lines, as data URI. */
final class Base64Text {
    /** Of SHA-512. */
    private static final int LARGEST_DIGEST = 64;

    private static final int LARGEST_JWS = 12_288;
    private static final int SHORTEST = 8;
    /** In the midst of a text a run is looked at if it is too long for a word. */
    private static final int SHORTEST_RUN = 32;

    private static final Pattern DETACHED = Pattern.compile("[A-Za-z0-9_-]+\\.\\.[A-Za-z0-9_-]+");

    private Base64Text() {}

    /** The bytes that a text may stand for, one or more readings. */
    static List<byte[]> readings(String text) {
        String body = text.startsWith("data:") ? text.substring(text.indexOf(',') + 1) : text;
        StringBuilder whole = new StringBuilder();
        for (int n = 0; n < body.length(); n++) {
            char c = body.charAt(n);
            if (inAlphabet(c) || c == '=') {
                whole.append(c);
            } else if (!Character.isWhitespace(c)) {
                return runs(body);
            }
        }
        return whole.length() < SHORTEST
                ? List.of()
                : decoded(whole.toString()).map(List::of).orElseGet(List::of);
    }

    private static List<byte[]> runs(String text) {
        List<byte[]> found = new ArrayList<>(0);
        int start = 0;
        for (int n = 0; n <= text.length(); n++) {
            if (n == text.length() || !inAlphabet(text.charAt(n))) {
                if (n - start >= SHORTEST_RUN) {
                    decoded(text.substring(start, n)).ifPresent(found::add);
                }
                start = n + 1;
            }
        }
        return found;
    }

    private static boolean inAlphabet(char c) {
        return (c >= 'A' && c <= 'Z')
                || (c >= 'a' && c <= 'z')
                || (c >= '0' && c <= '9')
                || c == '+'
                || c == '/'
                || c == '-'
                || c == '_';
    }

    private static Optional<byte[]> decoded(String text) {
        try {
            int end = text.length();
            while (end > 0 && text.charAt(end - 1) == '=') {
                end--;
            }
            return Optional.of(Base64.getDecoder()
                    .decode(text.substring(0, end).replace('-', '+').replace('_', '/')));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static boolean isDigest(String text) {
        try {
            return Base64.getDecoder().decode(text).length <= LARGEST_DIGEST;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** A compact JWS without its content: there is no room in it for anything else than header and signature. */
    static boolean isDetachedJws(String text) {
        if (text.length() > LARGEST_JWS) {
            return false;
        }
        try {
            Matcher m = DETACHED.matcher(new String(Base64.getDecoder().decode(text), StandardCharsets.ISO_8859_1));
            return m.matches();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
