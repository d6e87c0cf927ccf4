package ishibashi.encoding;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;

/** Reads EUC-JP; a code without a character is malformed from its first byte on. */
final class EucDecoder extends CharsetDecoder {
    private final EucTable table;

    EucDecoder(EucJp charset, EucTable table) {
        super(charset, 0.6f, 1f);
        this.table = table;
    }

    @Override
    protected CoderResult decodeLoop(ByteBuffer in, CharBuffer out) {
        while (in.hasRemaining()) {
            int at = in.position();
            int first = in.get(at) & 0xFF;
            int length = first < 0x80 ? 1 : first == EucTable.THREE_BYTES ? 3 : 2;
            if (in.remaining() < length) {
                return CoderResult.UNDERFLOW;
            }
            char character = character(in, at, first);
            if (character == EucTable.NONE) {
                return CoderResult.malformedForLength(1);
            }
            if (!out.hasRemaining()) {
                return CoderResult.OVERFLOW;
            }
            out.put(character);
            in.position(at + length);
        }
        return CoderResult.UNDERFLOW;
    }

    private char character(ByteBuffer in, int at, int first) {
        if (first < 0x80) {
            return (char) first;
        }
        int second = in.get(at + 1) & 0xFF;
        if (first == EucTable.KANA) {
            return second >= EucTable.FIRST && second <= EucTable.LAST_KANA
                    ? (char) (EucTable.FIRST_KANA + second - EucTable.FIRST)
                    : EucTable.NONE;
        }
        return first == EucTable.THREE_BYTES ? table.three(second, in.get(at + 2) & 0xFF) : table.two(first, second);
    }
}
