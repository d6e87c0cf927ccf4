package ishibashi.encoding;

import ishibashi.encoding.EucJp.Variant;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.util.Arrays;

/**
 * The characters of 94 rows of 94 cells, of two and of three bytes. The rows are those of MS932, whose codes are the same cells
 * written otherwise; JIS X 0212 and the IBM characters behind it are the JDK's.
 */
final class EucTable {
    static final char NONE = '\uFFFF';
    static final int SIDE = 94;
    static final int FIRST = 0xA1;
    static final int THREE_BYTES = 0x8F;
    static final int KANA = 0x8E;
    static final char FIRST_KANA = '\uFF61';
    static final int LAST_KANA = 0xDF;

    /** Rows 85 to 94 belong to the users: 940 cells of two bytes, as many of three. */
    private static final int USERS = 84;

    private static final int NEC_FROM = 88;
    private static final int NEC_TO = 92;
    private static final char FIRST_PRIVATE = '\uE000';

    /** ¦, which all but the JDK read as MS932's. */
    private static final int BROKEN_BAR = cell(0xA2, 0xC3);

    private final char[] two;
    private final char[] three;

    private EucTable(char[] two, char[] three) {
        this.two = two;
        this.three = three;
    }

    static EucTable of(Variant variant) {
        char[] two = ofMs932();
        char[] three = new char[SIDE * SIDE];
        Arrays.fill(three, NONE);
        if (variant != Variant.CP51932) {
            jisX0212(three);
            for (int cell = USERS * SIDE; cell < SIDE * SIDE; cell++) {
                int row = cell / SIDE;
                char user = (char) (FIRST_PRIVATE + cell - USERS * SIDE);
                boolean nec = variant == Variant.PLAIN && row >= NEC_FROM && row < NEC_TO;
                two[cell] = nec ? two[cell] : user;
                three[cell] = (char) (user + (SIDE - USERS) * SIDE);
            }
        }
        return new EucTable(two, three);
    }

    static int cell(int first, int second) {
        boolean within = first >= FIRST && first < FIRST + SIDE && second >= FIRST && second < FIRST + SIDE;
        return within ? (first - FIRST) * SIDE + second - FIRST : -1;
    }

    char two(int first, int second) {
        int cell = cell(first, second);
        return cell < 0 ? NONE : two[cell];
    }

    char three(int second, int third) {
        int cell = cell(second, third);
        return cell < 0 ? NONE : three[cell];
    }

    /** Character → code, 0 for none: of twins the shorter one, then the first in order, as Windows does. */
    int[] codes() {
        int[] codes = new int[NONE + 1];
        into(codes, two, 0);
        into(codes, three, THREE_BYTES << 16);
        return codes;
    }

    private static void into(int[] codes, char[] cells, int prefix) {
        for (int cell = 0; cell < cells.length; cell++) {
            if (cells[cell] != NONE && codes[cells[cell]] == 0) {
                codes[cells[cell]] = prefix | ((cell / SIDE + FIRST) << 8) | (cell % SIDE + FIRST);
            }
        }
    }

    private static char[] ofMs932() {
        CharsetDecoder decoder = Charset.forName("windows-31j").newDecoder();
        char[] cells = new char[SIDE * SIDE];
        for (int row = 0; row < SIDE; row++) {
            for (int column = 0; column < SIDE; column++) {
                int trail = column + (row % 2) * SIDE + 0x40;
                cells[row * SIDE + column] =
                        decoded(decoder, row / 2 + (row < 62 ? 0x81 : 0xC1), trail < 0x7F ? trail : trail + 1);
            }
        }
        return cells;
    }

    private static void jisX0212(char[] three) {
        CharsetDecoder decoder = Charset.forName("x-eucJP-Open").newDecoder();
        for (int cell = 0; cell < three.length; cell++) {
            three[cell] = decoded(decoder, THREE_BYTES, cell / SIDE + FIRST, cell % SIDE + FIRST);
        }
        three[BROKEN_BAR] = '\uFFE4';
    }

    private static char decoded(CharsetDecoder decoder, int... code) {
        byte[] bytes = new byte[code.length];
        for (int n = 0; n < code.length; n++) {
            bytes[n] = (byte) code[n];
        }
        try {
            CharBuffer text = decoder.decode(ByteBuffer.wrap(bytes));
            return text.length() == 1 ? text.get(0) : NONE;
        } catch (CharacterCodingException e) {
            return NONE;
        }
    }
}
