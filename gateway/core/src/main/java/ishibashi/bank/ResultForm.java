package ishibashi.bank;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A bank's own form of one kind of result: a text of cells, a row for each pair (contract §5).
 *
 * @param name of the file
 * @param mark the text begins with a byte order mark
 */
public record ResultForm(
        String name, Charset charset, char delimiter, LineEnd lineEnd, boolean mark, List<Column> columns) {
    public ResultForm {
        columns = List.copyOf(columns);
    }

    /** How a row ends. */
    public enum LineEnd {
        CRLF,
        LF
    }

    /** @param words code → the bank's word for it; a code without one is written as it is */
    public record Column(String heading, Value value, Map<String, String> words) {
        public Column {
            words = Map.copyOf(words);
        }

        public String word(String code) {
            return words.getOrDefault(code, code);
        }
    }

    /** What of a result stands in a column. */
    public enum Value {
        OWN_NUMBER(""),
        OTHER_NUMBER(""),
        RANK(""),
        SCORE(""),
        MAXIMUM(""),
        REASONS(""),
        DEPARTMENTS(""),
        PREFECTURES(PLACES),
        EMPLOYMENT("employment"),
        URGENCY("urgency"),
        START(""),
        END(""),
        PAY(""),
        NIGHT_DUTY("nightDuty"),
        TELESUPPORT("telesupport");

        private final String table;

        Value(String table) {
            this.table = table;
        }

        /** The table of its codes; empty: it is a text. */
        Optional<String> table() {
            return Optional.of(table).filter(name -> !name.isEmpty());
        }

        public String wire() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** The table of prefectures, which is no table of words. */
    static final String PLACES = "prefectures";
}
