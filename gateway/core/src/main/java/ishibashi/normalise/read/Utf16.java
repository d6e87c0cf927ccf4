package ishibashi.normalise.read;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** In which order a text of UTF-16 writes its two bytes. */
final class Utf16 {
    private static final int PAIR = 2;

    private Utf16() {}

    static boolean is(Charset charset) {
        return charset.name().startsWith("UTF-16");
    }

    /** The one that the charset names; else that of the mark, of most line ends, or the great end first (RFC 2781 §4.3). */
    static Charset order(byte[] bytes, Charset charset) {
        if (!charset.equals(StandardCharsets.UTF_16)) {
            return charset;
        }
        return switch (ByteOrderMark.of(bytes)) {
            case UTF_16BE -> StandardCharsets.UTF_16BE;
            case UTF_16LE -> StandardCharsets.UTF_16LE;
            case NONE, UTF_8 -> byLineEnds(bytes);
        };
    }

    /** Swapped, a line end is a letter of India: no Japanese file has one. */
    private static Charset byLineEnds(byte[] bytes) {
        int big = 0;
        int little = 0;
        for (int n = 0; n + 1 < bytes.length; n += PAIR) {
            big += bytes[n] == 0 && isLineEnd(bytes[n + 1]) ? 1 : 0;
            little += bytes[n + 1] == 0 && isLineEnd(bytes[n]) ? 1 : 0;
        }
        return little > big ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
    }

    /** Some character is: a file without a line end or a comma is none of UTF-16. */
    static boolean hasAscii(byte[] bytes, Charset order) {
        int high = order.equals(StandardCharsets.UTF_16LE) ? 1 : 0;
        for (int n = 0; n + 1 < bytes.length; n += PAIR) {
            if (bytes[n + high] == 0 && bytes[n + 1 - high] >= 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLineEnd(byte b) {
        return b == '\n' || b == '\r';
    }
}
