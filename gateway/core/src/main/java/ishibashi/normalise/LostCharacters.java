package ishibashi.normalise;

import ishibashi.bank.FileFormat;
import ishibashi.encoding.PrivateUse;
import ishibashi.message.RawRow;
import ishibashi.normalise.field.TextChecks;
import ishibashi.normalise.read.RawRecord;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Characters of a file that nobody but its sender can read: each is counted once, with its place, whatever became of its row. */
final class LostCharacters {
    private static final int MOST_PLACES = 100;
    private static final int MOST_NAMED = 5;

    private final List<Charset> charsets;
    private final Set<String> seen = new HashSet<>();
    private final List<Place> places = new ArrayList<>();
    private long count;

    /** @param code {@code F040 (U+E000)}; nothing of the text around it */
    record Place(String where, String column, String at, String code) {}

    LostCharacters(FileFormat format) {
        this.charsets = format.charsets();
    }

    /** A merged cell, or one that a block continues, stands in several records. */
    void count(RawRecord record) {
        String sheet = record.where().substring(0, record.where().indexOf('!') + 1);
        for (RawRow.Cell cell : record.order()) {
            if (TextChecks.unreadable(cell.text()) && seen.add(sheet + cell.at())) {
                cell.text().codePoints().filter(LostCharacters::isLost).forEach(c -> {
                    count++;
                    if (places.size() < MOST_PLACES) {
                        places.add(new Place(record.where(), cell.column(), cell.at(), PrivateUse.shown(c, charsets)));
                    }
                });
            }
        }
    }

    long total() {
        return count;
    }

    /** The first hundred. */
    List<Place> places() {
        return List.copyOf(places);
    }

    /** Which they are, for a refusal: each once, at most five. */
    static String codes(String text, FileFormat format) {
        return String.join(
                "、",
                text.codePoints()
                        .filter(LostCharacters::isLost)
                        .distinct()
                        .limit(MOST_NAMED)
                        .mapToObj(c -> PrivateUse.shown(c, format.charsets()))
                        .toList());
    }

    private static boolean isLost(int codePoint) {
        return TextChecks.unreadable(Character.toChars(codePoint)[0]);
    }
}
