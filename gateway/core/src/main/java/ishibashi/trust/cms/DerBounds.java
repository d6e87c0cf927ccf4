package ishibashi.trust.cms;

import java.util.Arrays;

/**
 * X.690 §10 and §11, asked of the bytes before a library parses them: one value and nothing after it, definite lengths in as few
 * bytes as they need, strings in one piece, whole numbers in as few bytes as they need, a SET in order, and no more of it than is sane.
 *
 * <p>What is inside a string stays unread. An implicitly tagged SET cannot be told here: its reader looks at the order.
 */
public final class DerBounds {
    private static final int DEPTH = 32;
    private static final int NODES = 20_000;
    private static final int CONSTRUCTED = 0x20;
    private static final int SET = 0x31;

    private final byte[] der;
    private int at;
    private int nodes;

    private DerBounds(byte[] der) {
        this.der = der;
    }

    /** Reads heads only: its time does not grow with the content. */
    public static boolean keeps(byte[] der) {
        DerBounds walk = new DerBounds(der);
        return walk.value(der.length, 1) && walk.at == der.length;
    }

    private boolean value(int limit, int depth) {
        nodes++;
        if (depth > DEPTH || nodes > NODES || limit - at < 2) {
            return false;
        }
        int tag = der[at++] & 0xff;
        int length = length(limit);
        if (length < 0 || length > limit - at || !wellFormed(tag, length)) {
            return false;
        }
        if ((tag & CONSTRUCTED) == 0) {
            at += length;
            return true;
        }
        return members(tag == SET, at + length, depth);
    }

    private boolean members(boolean ordered, int end, int depth) {
        int before = at;
        while (at < end) {
            int start = at;
            if (!value(end, depth + 1)
                    || (ordered && Arrays.compareUnsigned(der, before, start, der, start, at) > 0 && before < start)) {
                return false;
            }
            before = start;
        }
        return true;
    }

    /** The length's value, or less than nothing where it is indefinite, too long or written with more bytes than needed. */
    private int length(int limit) {
        int first = der[at++] & 0xff;
        if (first < 0x80) {
            return first;
        }
        int bytes = first & 0x7f;
        if (bytes == 0 || bytes > 4 || bytes > limit - at || der[at] == 0) {
            return -1;
        }
        int length = 0;
        for (int n = 0; n < bytes; n++) {
            length = (length << 8) | (der[at++] & 0xff);
        }
        return length < 0x80 ? -1 : length;
    }

    /** Universal types by their number; others stand for one of them, which only their place tells. Numbers from 31 have no use in CMS. */
    private boolean wellFormed(int tag, int length) {
        if ((tag & 0x1f) == 0x1f) {
            return false;
        }
        return switch (tag) {
            case 0x30, SET -> true;
            case 0x01 -> length == 1 && (der[at] == 0 || der[at] == -1);
            case 0x02, 0x0a -> wholeNumber(length);
            case 0x03 -> bits(length);
            case 0x05 -> length == 0;
            case 0x06 -> identifier(length);
            case 0x00, 0x08, 0x0b, 0x10, 0x11 -> false;
            default -> tag < CONSTRUCTED || tag >= 0x40;
        };
    }

    private boolean wholeNumber(int length) {
        return length == 1 || (length > 1 && der[at] != (byte) (der[at + 1] >> 7));
    }

    private boolean bits(int length) {
        if (length < 1 || der[at] < 0 || der[at] > 7) {
            return false;
        }
        int last = der[at + length - 1] & 0xff;
        return length == 1 ? der[at] == 0 : (last & ((1 << der[at]) - 1)) == 0;
    }

    private boolean identifier(int length) {
        if (length < 1 || der[at + length - 1] < 0) {
            return false;
        }
        for (int n = 0; n < length; n++) {
            boolean begins = n == 0 || der[at + n - 1] >= 0;
            if (begins && der[at + n] == (byte) 0x80) {
                return false;
            }
        }
        return true;
    }
}
