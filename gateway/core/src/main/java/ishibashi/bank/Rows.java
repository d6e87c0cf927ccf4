package ishibashi.bank;

import java.util.Optional;
import java.util.Set;

/**
 * Which lines of a list are its heading and which its records.
 *
 * @param headingRow row of the heading, from 1; 0: found by its words among the first
 * @param headingRows rows that the heading takes up; 0: there is none, places are told by their letters
 * @param firstRow of a list without a heading, from 1
 * @param columns of a list without a heading; 0: any number
 * @param recordRows rows that each record takes up, and its heading too
 * @param across a record is a column, the headings stand in the first ones
 * @param notRows a row that begins with one of these words is no record (subtotals, closing words)
 * @param title words that must stand above the list
 */
public record Rows(
        int headingRow,
        int headingRows,
        int firstRow,
        int columns,
        int recordRows,
        boolean across,
        Set<String> notRows,
        Optional<String> title) {
    public Rows {
        notRows = Set.copyOf(notRows);
    }

    /** Nothing but lines under at most one heading: they can be read one by one. */
    public boolean plain() {
        return headingRows <= 1 && recordRows == 1 && !across && notRows.isEmpty() && title.isEmpty();
    }
}
