package ishibashi.normalise.read;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A file's bytes read by one charset, and checked for being of another that happens to have all of them. */
final class StrictText {
    private static final char ESCAPE = '\u001b';
    private static final char SWAPPED_MARK = '\uFFFE';

    /** What is wrong only in its last character was cut off there. */
    private static final int LONGEST_CHARACTER = 4;

    /** As many bytes to one NUL are a text in which NUL is half a character. */
    private static final int BYTES_A_NUL = 16;

    sealed interface Attempt {}

    record Read(String text) implements Attempt {
        @Override
        public String toString() {
            return "Read[" + text.length() + "]";
        }
    }

    /**
     * @param at the first byte that does not fit, from 0
     * @param cut the last character lacks its end
     */
    record Wrong(int at, boolean cut) implements Attempt {}

    private StrictText() {}

    static Attempt read(byte[] bytes, Charset charset) {
        ByteOrderMark mark = ByteOrderMark.of(bytes);
        Charset exact = Utf16.is(charset) ? Utf16.order(bytes, charset) : charset;
        if (!mark.isOf(exact) || (Utf16.is(exact) && !Utf16.hasAscii(bytes, exact))) {
            return new Wrong(0, false);
        }
        ByteBuffer rest = ByteBuffer.wrap(bytes, mark.length(), bytes.length - mark.length());
        try {
            String text = exact.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(rest)
                    .toString();
            return other(bytes, text, charset)
                    .<Attempt>map(at -> new Wrong(at, false))
                    .orElseGet(() -> new Read(text));
        } catch (CharacterCodingException e) {
            return new Wrong(rest.position(), rest.remaining() < LONGEST_CHARACTER);
        }
    }

    /** Where it shows that the text is of another charset. */
    private static Optional<Integer> other(byte[] bytes, String text, Charset charset) {
        if (Utf16.is(charset)) {
            return text.indexOf(SWAPPED_MARK) < 0 ? Optional.empty() : Optional.of(0);
        }
        if (charset.name().contains("2022")) {
            return Optional.empty();
        }
        int escape = text.indexOf(ESCAPE) < 0 ? -1 : indexOf(bytes, (byte) ESCAPE);
        if (escape >= 0) {
            return Optional.of(escape);
        }
        boolean halves =
                text.indexOf('\0') >= 0 && text.chars().filter(c -> c == 0).count() * BYTES_A_NUL > bytes.length;
        if (halves) {
            return Optional.of(indexOf(bytes, (byte) 0));
        }
        return charset.equals(StandardCharsets.UTF_8) ? Optional.empty() : utf8(bytes);
    }

    /** All of it is UTF-8 and some of it kana or kanji: by chance hardly ever. */
    private static Optional<Integer> utf8(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            int first = -1;
            for (int n = 0; n < text.length() && first < 0; n++) {
                first = text.charAt(n) >= '\u3000' && text.charAt(n) <= '\u9FFF' ? n : -1;
            }
            return first < 0
                    ? Optional.empty()
                    : Optional.of(text.substring(0, first).getBytes(StandardCharsets.UTF_8).length);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static int indexOf(byte[] bytes, byte wanted) {
        for (int n = 0; n < bytes.length; n++) {
            if (bytes[n] == wanted) {
                return n;
            }
        }
        return -1;
    }
}
