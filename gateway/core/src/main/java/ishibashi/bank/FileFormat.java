package ishibashi.bank;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How the bytes of a shape become records; the word after {@code read:}. */
public sealed interface FileFormat {
    /** What a mapping calls the place of a value in this format: column, label or path. */
    String place();

    /**
     * Lines of cells under a heading.
     *
     * @param charsets tried in this order; a byte order mark goes before them
     * @param headingRow row of the heading, from 1; 0: found by its words among the first ten
     */
    record Csv(List<Charset> charsets, List<Character> delimiters, int headingRow) implements FileFormat {
        public Csv {
            charsets = List.copyOf(charsets);
            delimiters = List.copyOf(delimiters);
        }

        @Override
        public String place() {
            return "column";
        }
    }

    /**
     * One sheet with a list under a heading of one or more rows.
     *
     * @param sheet name of the sheet; empty: the first
     * @param headingRows rows that the heading takes up
     * @param notRows a row that begins with one of these words is no record (subtotals, closing words)
     */
    record XlsxList(Optional<String> sheet, int headingRows, Set<String> notRows) implements FileFormat {
        public XlsxList {
            notRows = Set.copyOf(notRows);
        }

        @Override
        public String place() {
            return "column";
        }
    }

    /**
     * One form a sheet: label left, value right of it. A sheet is a form if a cell holds the title; one with all values empty is
     * a master, no record.
     */
    record XlsxForm(String title) implements FileFormat {
        @Override
        public String place() {
            return "label";
        }
    }

    /** @param charset in place of the one that the file declares; empty: that one */
    record Xml(Optional<Charset> charset, String root, String record) implements FileFormat {
        @Override
        public String place() {
            return "path";
        }
    }

    /** A JSON object a line. */
    record JsonLines() implements FileFormat {
        @Override
        public String place() {
            return "path";
        }
    }

    /** @param records name of the member that holds the array of records; empty: the document is the array */
    record Json(Optional<String> records) implements FileFormat {
        @Override
        public String place() {
            return "path";
        }
    }
}
