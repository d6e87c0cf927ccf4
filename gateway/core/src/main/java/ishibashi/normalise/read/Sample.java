package ishibashi.normalise.read;

import ishibashi.bank.FileFormat;
import ishibashi.bank.Place;
import java.util.List;

/**
 * The first records of a file, read in one way without knowing what they mean.
 *
 * @param asOf words of {@code as-of:} for places that name a day
 * @param records that the columns have texts of
 * @param about words around the records: titles, the name of the sheet or of the root
 */
public record Sample(FileFormat format, List<Column> columns, List<String> asOf, int records, String about) {
    public Sample {
        columns = List.copyOf(columns);
        asOf = List.copyOf(asOf);
    }

    /** The same, if it names no day of its own, with these places for one. */
    Sample on(List<String> days) {
        return new Sample(format, columns, asOf.isEmpty() ? days : asOf, records, about);
    }

    /**
     * What stands at one place.
     *
     * @param name in full, 施設/名称
     * @param texts a text a record, empty where it has none
     */
    public record Column(Place place, String name, List<String> texts) {
        public Column {
            texts = List.copyOf(texts);
        }

        /** Those that say something. */
        public List<String> filled() {
            return texts.stream().filter(text -> !text.isBlank()).toList();
        }

        @Override
        public String toString() {
            return "Column[" + name + "]";
        }
    }

    @Override
    public String toString() {
        return "Sample[" + records + " records]";
    }
}
