package ishibashi.normalise.read;

import ishibashi.bank.FileFormat;
import ishibashi.message.Bytes;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
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

    /** The lines of a file, or its pieces of one length where no line break ends them. */
    static List<FixedLine> all(Bytes content, Decoded.With decoded, FileFormat.Fixed format) {
        List<FixedLine> lines = new ArrayList<>();
        if (format.inBytes() && !Utf16.is(decoded.charset())) {
            asTheyStand(content.toArray(), decoded.charset(), lines);
        } else {
            Charset units = format.inBytes() ? StandardCharsets.UTF_16BE : CHARACTERS;
            int unit = format.inBytes() ? 1 : BYTES_OF_A_CHARACTER;
            decoded.text().lines().forEach(line -> lines.add(new FixedLine(line.getBytes(units), units, unit)));
        }
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

    /** A character that has two codes keeps the one that it was written with, and so its length. */
    private static void asTheyStand(byte[] bytes, Charset charset, List<FixedLine> into) {
        int from = ByteOrderMark.of(bytes).length();
        for (int n = from; n < bytes.length; n++) {
            if (bytes[n] == '\n' || bytes[n] == '\r') {
                into.add(new FixedLine(Arrays.copyOfRange(bytes, from, n), charset, 1));
                n += bytes[n] == '\r' && n + 1 < bytes.length && bytes[n + 1] == '\n' ? 1 : 0;
                from = n + 1;
            }
        }
        if (from < bytes.length) {
            into.add(new FixedLine(Arrays.copyOfRange(bytes, from, bytes.length), charset, 1));
        }
    }
}
