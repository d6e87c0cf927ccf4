package ishibashi.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** RFC 3629: bytes as text, or nothing. Overlong forms and surrogates in UTF-8 are faults, never replaced. */
public final class Utf8 {
    private Utf8() {}

    public static Optional<String> text(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** Whether the text's UTF-8 has more bytes than that. */
    public static boolean longer(String text, int limit) {
        if (text.length() <= limit / 3) {
            return false;
        }
        long size = 0;
        for (int n = 0; n < text.length(); n++) {
            char c = text.charAt(n);
            size += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return size > limit;
    }
}
