package ishibashi.work;

import ishibashi.message.RawRow;
import java.util.List;

/**
 * Rows of a concluded message that are read once more, each at the place where it was held: the mapping was mended, or an operator put
 * other texts into some of its cells.
 */
public record Mending(List<Place> rows) {
    /**
     * @param ordinal of the row in its message
     * @param where its place in the sender's words; a row that stands elsewhere now is another row
     * @param instead cells that take the place of those that were read
     */
    public record Place(int ordinal, String where, List<RawRow.Cell> instead) {
        public Place {
            instead = List.copyOf(instead);
        }
    }

    public Mending {
        rows = List.copyOf(rows);
    }
}
