package ishibashi.message;

import java.util.List;

/** The cells of a row as they were read, for its own sender's eyes; sealed in the store, never printed. */
public record RawRow(List<Cell> cells) {
    /** @param at where it stood: cell, path or byte */
    public record Cell(String column, String at, String text) {
        @Override
        public String toString() {
            return "Cell[" + at + "]";
        }
    }

    public RawRow {
        cells = List.copyOf(cells);
    }

    @Override
    public String toString() {
        return "RawRow[" + cells.size() + " cells]";
    }
}
