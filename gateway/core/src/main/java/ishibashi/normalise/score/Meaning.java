package ishibashi.normalise.score;

/**
 * A line of a {@code meaning.tsv}: what its clerk means by one value, or by the row. Holds what may name a person.
 *
 * @param where the record's place as a dry run names it
 * @param field as in {@code fields.yaml}, {@code *} for the row's outcome
 * @param note for a row that waits: its code, then {@code :} and anything
 */
public record Meaning(String file, String where, String field, String outcome, String expected, String note) {
    static final String WHOLE_ROW = "*";
    private static final int COLUMNS = 8;

    /**
     * @param line {@code file, where, record, field, raw, outcome, expected, note}, tabs between
     * @throws IllegalArgumentException if it has fewer columns
     */
    public static Meaning of(String line) {
        String[] cells = line.split("\t", -1);
        if (cells.length < COLUMNS) {
            throw new IllegalArgumentException("fewer than " + COLUMNS + " columns");
        }
        return new Meaning(cells[0], cells[1], cells[3], cells[5], cells[6], cells[7]);
    }

    boolean isRow() {
        return field.equals(WHOLE_ROW);
    }

    /** That by which the note says a row waits. */
    String code() {
        return note.replaceAll(":.*", "").strip();
    }

    @Override
    public String toString() {
        return "Meaning[" + where + " " + field + "]";
    }
}
