package ishibashi.normalise.read;

import ishibashi.message.Bytes;
import ishibashi.refusal.Code;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Bytes as text, strictly: a byte that the charset lacks is an error, never a question mark (security A10). */
final class Decoded {
    private static final String MS932 = "windows-31j";
    private static final String EUC = "x-eucJP-Open";
    private static final String UTF_16 = "UTF-16";

    /** What is wrong only in its last character was cut off there. */
    private static final int LONGEST_CHARACTER = 4;

    private Decoded() {}

    /** By the first of these charsets that fits; a byte order mark must be that of one of them. */
    static String text(Bytes content, List<Charset> charsets) {
        return find(content, charsets).orElseThrow(() -> trouble(content, charsets));
    }

    /** A text and what it was written in. */
    record With(String text, Charset charset) {
        @Override
        public String toString() {
            return "With[" + charset + "]";
        }
    }

    /** The same, and by which of them. */
    static With with(Bytes content, List<Charset> charsets) {
        return charsets.stream()
                .flatMap(c -> find(content, List.of(c)).stream().map(text -> new With(text, c)))
                .findFirst()
                .orElseThrow(() -> trouble(content, charsets));
    }

    static Optional<String> find(Bytes content, List<Charset> charsets) {
        byte[] bytes = content.toArray();
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return charsets.contains(StandardCharsets.UTF_8)
                    ? decode(bytes, 3, StandardCharsets.UTF_8)
                    : Optional.empty();
        }
        if (startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0xFF, 0xFE)) {
            return charsets.stream().anyMatch(c -> c.name().startsWith(UTF_16))
                    ? decode(bytes, 0, StandardCharsets.UTF_16)
                    : Optional.empty();
        }
        return charsets.stream().flatMap(c -> decode(bytes, 0, c).stream()).findFirst();
    }

    /** Why none of the charsets fits: the last character was cut off, or it is another charset. */
    static Unreadable trouble(Bytes content, List<Charset> charsets) {
        for (Charset charset : charsets) {
            ByteBuffer rest = ByteBuffer.wrap(content.toArray());
            if (decode(rest, charset).isEmpty() && rest.remaining() < LONGEST_CHARACTER) {
                return new Unreadable(Code.FILE_UNREADABLE);
            }
        }
        return mismatch(charsets);
    }

    /** Tells the sender by which name to save the file. */
    static Unreadable mismatch(List<Charset> charsets) {
        return new Unreadable(
                Code.ENCODING_MISMATCH, charsets.stream().map(Decoded::shown).collect(Collectors.joining(", ")));
    }

    private static String shown(Charset charset) {
        return switch (charset.name()) {
            case MS932 -> "Shift_JIS (MS932)";
            case EUC -> "EUC-JP";
            default -> charset.name();
        };
    }

    private static Optional<String> decode(byte[] bytes, int from, Charset charset) {
        ByteBuffer rest = ByteBuffer.wrap(bytes, from, bytes.length - from);
        return decode(rest, charset);
    }

    /** Empty leaves the buffer where the first wrong byte stands. */
    private static Optional<String> decode(ByteBuffer rest, Charset charset) {
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(rest)
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        return bytes.length >= mark.length
                && java.util.stream.IntStream.range(0, mark.length).allMatch(n -> (bytes[n] & 0xff) == mark[n]);
    }
}
