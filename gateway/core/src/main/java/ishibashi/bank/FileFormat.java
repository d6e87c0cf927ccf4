package ishibashi.bank;

import ishibashi.bank.Place.By;
import java.nio.charset.Charset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How the bytes of a shape become records; the word after {@code read:}. */
public sealed interface FileFormat {
    /** Charsets that its bytes may be in, as far as the mapping says so. */
    default List<Charset> charsets() {
        return List.of();
    }

    /** How a mapping may name a place in this format; the first is the usual one. */
    Set<By> places();

    /** A text of cells, which tells by its words whether it was read in the right charset. */
    sealed interface Text extends FileFormat permits Csv, CsvForm {
        /** The same in another charset. */
        Text in(Charset other);
    }

    /** A list, be it a text or a sheet. */
    sealed interface Listed extends FileFormat permits Csv, XlsxList {
        Rows rows();

        @Override
        default Set<By> places() {
            return EnumSet.of(By.COLUMN, By.AT, By.LABEL, By.FROM, By.COLOUR);
        }
    }

    /** @param charsets tried in this order; a byte order mark goes before them */
    record Csv(List<Charset> charsets, List<Character> delimiters, Rows rows) implements Listed, Text {
        public Csv {
            charsets = List.copyOf(charsets);
            delimiters = List.copyOf(delimiters);
        }

        @Override
        public Csv in(Charset other) {
            return new Csv(List.of(other), delimiters, rows);
        }
    }

    /** @param sheets names of sheets, {@code *} for all that fit; empty: the first that fits */
    record XlsxList(Set<String> sheets, Rows rows) implements Listed {
        public XlsxList {
            sheets = Set.copyOf(sheets);
        }
    }

    /**
     * One form a sheet, or several below one another, each under the title. One with all values empty is a master, no record.
     *
     * @param title how the cell begins that makes a form of it
     */
    record XlsxForm(String title) implements FileFormat {
        @Override
        public Set<By> places() {
            return EnumSet.of(By.LABEL, By.BELOW, By.AT, By.FROM);
        }
    }

    /** The same in a text of cells. */
    record CsvForm(List<Charset> charsets, List<Character> delimiters, String title) implements Text {
        public CsvForm {
            charsets = List.copyOf(charsets);
            delimiters = List.copyOf(delimiters);
        }

        @Override
        public CsvForm in(Charset other) {
            return new CsvForm(List.of(other), delimiters, title);
        }

        @Override
        public Set<By> places() {
            return EnumSet.of(By.LABEL, By.BELOW, By.AT, By.FROM);
        }
    }

    /**
     * Lines in which every value has its place.
     *
     * @param inBytes places are counted in bytes, else in characters
     * @param length of a record where no line break ends it; 0: a record is a line
     * @param firstRow the record to begin with, from 1
     */
    record Fixed(List<Charset> charsets, boolean inBytes, int length, int firstRow) implements FileFormat {
        public Fixed {
            charsets = List.copyOf(charsets);
        }

        @Override
        public Set<By> places() {
            return EnumSet.of(By.AT, By.FROM);
        }
    }

    /**
     * @param charset in place of the one that the file declares; empty: that one
     * @param namespaces prefix → namespace, for paths that name it; a name without a prefix is of any
     * @param root local name of the document's element
     * @param record name at any depth, or a path from the root
     */
    record Xml(Optional<Charset> charset, Map<String, String> namespaces, String root, String record)
            implements FileFormat {
        public Xml {
            namespaces = Map.copyOf(namespaces);
        }

        @Override
        public List<Charset> charsets() {
            return charset.stream().toList();
        }

        @Override
        public Set<By> places() {
            return EnumSet.of(By.PATH, By.FROM);
        }
    }

    /** A JSON object a line. */
    record JsonLines() implements FileFormat {
        @Override
        public Set<By> places() {
            return EnumSet.of(By.PATH, By.FROM);
        }
    }

    /** @param records path of the records; empty: the document is the array */
    record Json(Optional<String> records) implements FileFormat {
        @Override
        public Set<By> places() {
            return EnumSet.of(By.PATH, By.FROM);
        }
    }
}
