package ishibashi.normalise;

import ishibashi.message.Digest;
import ishibashi.message.RawRow;
import ishibashi.normalise.read.RawRecord;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Comparator;

/** Digests of rows: over columns and texts as they stand, whatever the order of the columns, in composed form (NFC). */
final class RowDigests {
    private static final Comparator<RawRow.Cell> BY_COLUMN = Comparator.comparing(RawRow.Cell::column);

    private RowDigests() {}

    static Digest of(RawRecord record) {
        return of(record, record.shaded());
    }

    /** That of the same cells in a row that is not shaded. */
    static Digest plain(RawRecord record) {
        return of(record, false);
    }

    private static Digest of(RawRecord record, boolean shaded) {
        RawRow.Cell[] cells = record.order().toArray(RawRow.Cell[]::new);
        Arrays.sort(cells, BY_COLUMN);
        StringBuilder text = new StringBuilder(512);
        boolean composed = true;
        for (RawRow.Cell cell : cells) {
            String stripped = cell.text().strip();
            composed &= composed(stripped) && composed(cell.column());
            text.append(cell.column()).append('\u001f').append(stripped).append('\u001e');
        }
        text.append(shaded);
        String whole = composed ? text.toString() : Normalizer.normalize(text, Normalizer.Form.NFC);
        return Digest.of(whole.getBytes(StandardCharsets.UTF_8));
    }

    /** Nothing in it can combine or be composed: true of all but a few texts, and told at a glance. */
    private static boolean composed(String text) {
        for (int n = 0; n < text.length(); n++) {
            char c = text.charAt(n);
            boolean inert = c < 0x300
                    || (c >= 0x3000 && c <= 0x9fff && c != 0x3099 && c != 0x309a)
                    || (c >= 0xff00 && c <= 0xffef);
            if (!inert) {
                return false;
            }
        }
        return true;
    }
}
