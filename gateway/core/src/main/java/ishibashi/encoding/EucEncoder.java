package ishibashi.encoding;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;

/** Writes EUC-JP; what it lacks is unmappable, never replaced unless its caller asks for that. */
final class EucEncoder extends CharsetEncoder {
    private final int[] codes;

    EucEncoder(EucJp charset, EucTable table) {
        super(charset, 2f, 3f);
        this.codes = table.codes();
    }

    @Override
    protected CoderResult encodeLoop(CharBuffer in, ByteBuffer out) {
        while (in.hasRemaining()) {
            int at = in.position();
            char character = in.get(at);
            if (Character.isSurrogate(character)) {
                boolean paired = in.remaining() > 1 && Character.isSurrogatePair(character, in.get(at + 1));
                return paired
                        ? CoderResult.unmappableForLength(2)
                        : in.remaining() > 1 || Character.isLowSurrogate(character)
                                ? CoderResult.malformedForLength(1)
                                : CoderResult.UNDERFLOW;
            }
            int code = code(character);
            if (code < 0) {
                return CoderResult.unmappableForLength(1);
            }
            int length = code < 0x80 ? 1 : code > 0xFFFF ? 3 : 2;
            if (out.remaining() < length) {
                return CoderResult.OVERFLOW;
            }
            for (int n = length - 1; n >= 0; n--) {
                out.put((byte) (code >> (8 * n)));
            }
            in.position(at + 1);
        }
        return CoderResult.UNDERFLOW;
    }

    /** Its bytes as one number; negative: none. */
    private int code(char character) {
        if (character < 0x80) {
            return character;
        }
        int kana = character - EucTable.FIRST_KANA;
        if (kana >= 0 && kana <= EucTable.LAST_KANA - EucTable.FIRST) {
            return (EucTable.KANA << 8) | (EucTable.FIRST + kana);
        }
        return codes[character] == 0 ? -1 : codes[character];
    }
}
