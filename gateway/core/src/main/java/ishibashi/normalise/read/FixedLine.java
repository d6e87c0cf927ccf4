package ishibashi.normalise.read;

import ishibashi.bank.FileFormat;
import ishibashi.refusal.Code;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A line of which pieces are cut, by bytes of its charset or by characters; those beyond 16 bits count once. */
final class FixedLine {
    private static final Charset CHARACTERS = Charset.forName("UTF-32BE");
    private static final int BYTES_OF_A_CHARACTER = 4;

    private final byte[] bytes;
    private final Charset charset;
    private final int unit;

    private FixedLine(byte[] bytes, Charset charset, int unit) {
        this.bytes = bytes;
        this.charset = charset;
        this.unit = unit;
    }

    int length() {
        return bytes.length / unit;
    }

    /** From 0, the end not within; what is cut amid a character holds U+FFFD. */
    String cut(int from, int to) {
        int end = Math.min(to, length());
        return new String(bytes, from * unit, (end - from) * unit, charset);
    }

    boolean isBlank() {
        return cut(0, length()).isBlank();
    }

    /** The lines of a text, or its pieces of one length where no line break ends them. */
    static List<FixedLine> all(String text, Charset charset, FileFormat.Fixed format) {
        List<FixedLine> lines = new ArrayList<>();
        text.lines().forEach(line -> lines.add(of(line, charset, format.inBytes())));
        return lines.size() == 1 && format.length() > 0 ? lines.getFirst().pieces(format.length()) : lines;
    }

    private List<FixedLine> pieces(int length) {
        List<FixedLine> pieces = new ArrayList<>();
        for (int at = 0; at < length(); at += length) {
            byte[] piece = Arrays.copyOfRange(bytes, at * unit, Math.min(at + length, length()) * unit);
            pieces.add(new FixedLine(piece, charset, unit));
        }
        return pieces;
    }

    private static FixedLine of(String line, Charset charset, boolean inBytes) {
        if (!inBytes) {
            return new FixedLine(line.getBytes(CHARACTERS), CHARACTERS, BYTES_OF_A_CHARACTER);
        }
        byte[] bytes = line.getBytes(charset);
        if (!new String(bytes, charset).equals(line)) {
            throw new Unreadable(Code.ENCODING_MISMATCH, charset.name());
        }
        return new FixedLine(bytes, charset, 1);
    }
}
