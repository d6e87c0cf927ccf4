package ishibashi.normalise.read;

import ishibashi.refusal.Where;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The place of a byte in words that a clerk can use: record and cell as an editor of tables counts them, else the line. */
final class WrongByte {
    private WrongByte() {}

    /**
     * @param at from 0; all before it can be read by the charset
     * @param delimiters of cells, the one that stands there counts; empty: lines are counted
     */
    static Where where(byte[] bytes, Charset charset, int at, List<Character> delimiters) {
        String before = new String(bytes, 0, at, exact(bytes, charset));
        boolean table = !delimiters.isEmpty();
        char delimiter = delimiters.stream()
                .filter(d -> before.indexOf(d) >= 0)
                .findFirst()
                .orElse('\0');
        int row = 1;
        int column = 1;
        boolean quoted = false;
        boolean filled = false;
        for (int n = 0; n < before.length(); n++) {
            char c = before.charAt(n);
            if (table && c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '\r' || c == '\n')) {
                boolean second = c == '\n' && n > 0 && before.charAt(n - 1) == '\r';
                row += !second && (filled || !table) ? 1 : 0;
                column = 1;
                filled = false;
                continue;
            } else if (table && !quoted && c == delimiter) {
                column++;
            }
            filled = true;
        }
        return new Where(
                Optional.empty(),
                Optional.of(Integer.toString(row)),
                table ? Optional.of(Integer.toString(column)) : Optional.empty(),
                Optional.of(Where.BYTE + (at + 1)),
                Optional.empty());
    }

    private static Charset exact(byte[] bytes, Charset charset) {
        return charset.equals(StandardCharsets.UTF_16) ? Utf16.order(bytes, charset) : charset;
    }
}
