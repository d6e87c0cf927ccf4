package ishibashi.refusal;

import java.util.Optional;

/**
 * The place of a refusal, in the sender's own words.
 *
 * @param row row number, {@code sheet!row}, sheet or n-th element
 * @param raw the raw cell: only ever shown to its own sender, never stored in clear, never printed
 */
public record Where(
        Optional<String> file,
        Optional<String> row,
        Optional<String> column,
        Optional<String> path,
        Optional<String> raw) {
    /** How the path of a single byte begins; its number, from 1, follows. */
    public static final String BYTE = "byte ";

    public static final Where MESSAGE =
            new Where(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public static Where row(String row) {
        return new Where(Optional.empty(), Optional.of(row), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** @param path FHIRPath or XPath, in which nothing of the content stands */
    public static Where path(String path) {
        return new Where(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(path), Optional.empty());
    }

    public static Where cell(String row, String column, String at, String raw) {
        return new Where(Optional.empty(), Optional.of(row), Optional.of(column), Optional.of(at), Optional.of(raw));
    }

    /** What may travel and be stored in clear. */
    public Where withoutRaw() {
        return new Where(Optional.empty(), row, column, path, Optional.empty());
    }

    @Override
    public String toString() {
        return "Where[row=" + row.orElse("-") + ", column=" + column.orElse("-") + ", path=" + path.orElse("-") + "]";
    }
}
