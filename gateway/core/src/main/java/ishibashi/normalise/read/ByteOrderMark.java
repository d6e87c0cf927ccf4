package ishibashi.normalise.read;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** What a text may begin with to say how it is written (Unicode 23.8); it is no character of it. */
enum ByteOrderMark {
    NONE(""),
    UTF_8("\u00EF\u00BB\u00BF"),
    UTF_16BE("\u00FE\u00FF"),
    UTF_16LE("\u00FF\u00FE");

    /** A character a byte. */
    private final String bytes;

    ByteOrderMark(String bytes) {
        this.bytes = bytes;
    }

    int length() {
        return bytes.length();
    }

    static ByteOrderMark of(byte[] content) {
        for (ByteOrderMark mark : values()) {
            if (mark != NONE && mark.begins(content)) {
                return mark;
            }
        }
        return NONE;
    }

    private boolean begins(byte[] content) {
        if (content.length < bytes.length()) {
            return false;
        }
        for (int n = 0; n < bytes.length(); n++) {
            if ((content[n] & 0xFF) != bytes.charAt(n)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a text of that charset may begin so. */
    boolean isOf(Charset charset) {
        return switch (this) {
            case NONE -> true;
            case UTF_8 -> charset.equals(StandardCharsets.UTF_8);
            case UTF_16BE -> charset.equals(StandardCharsets.UTF_16BE);
            case UTF_16LE -> charset.equals(StandardCharsets.UTF_16LE);
        };
    }
}
