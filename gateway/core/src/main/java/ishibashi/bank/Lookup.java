package ishibashi.bank;

import java.util.Map;
import java.util.Optional;

/**
 * A table that records refer to by a number or name of its rows.
 *
 * @param key the column, or the path, that holds what records refer by
 */
public record Lookup(Source source, String key) {
    /** Where the table stands. */
    public sealed interface Source {
        /**
         * In the bank's folder; it was read with the mapping.
         *
         * @param rows key of the row → column → text
         */
        record InFolder(Map<String, Map<String, String>> rows) implements Source {
            public InFolder {
                rows = Map.copyOf(rows);
            }
        }

        /** In another sheet of the same workbook, under a heading of one row. */
        record InSheet(String name) implements Source {}

        /** Elsewhere in the same document. */
        record AtPath(String path) implements Source {}
    }

    /** @param take the column, or the path, to take from the row that was found */
    public record Use(String table, String take) {}

    /** The row of a table of the folder. */
    public static Optional<Map<String, String>> row(Source.InFolder folder, String key) {
        return Optional.ofNullable(folder.rows().get(Heading.key(key)));
    }
}
