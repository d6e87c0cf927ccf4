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

/** Bytes as text, strictly: a byte that the charset lacks is an error, never a question mark (security A10). */
final class Decoded {
    private Decoded() {}

    /** By its byte order mark, or by the first of these charsets that fits. */
    static String text(Bytes content, List<Charset> charsets) {
        byte[] bytes = content.toArray();
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return decode(bytes, 3, StandardCharsets.UTF_8).orElseThrow(() -> new Unreadable(Code.ENCODING_MISMATCH));
        }
        if (startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0xFF, 0xFE)) {
            return decode(bytes, 0, StandardCharsets.UTF_16).orElseThrow(() -> new Unreadable(Code.ENCODING_MISMATCH));
        }
        for (Charset charset : charsets) {
            Optional<String> text = decode(bytes, 0, charset);
            if (text.isPresent()) {
                return text.get();
            }
        }
        throw new Unreadable(Code.ENCODING_MISMATCH);
    }

    private static Optional<String> decode(byte[] bytes, int from, Charset charset) {
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
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
