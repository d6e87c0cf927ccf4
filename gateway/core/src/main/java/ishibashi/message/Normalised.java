package ishibashi.message;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A chunk of at most some 500 rows of one message, every value canonical. Holds names: never stored, never printed. */
public record Normalised(
        MessageId message,
        MemberId member,
        int chunk,
        boolean last,
        Instant signedAt,
        String mappingVersion,
        Optional<Origin> origin,
        List<Row> rows)
        implements Message {
    public Normalised {
        rows = List.copyOf(rows);
    }

    @Override
    public String toString() {
        return "Normalised[" + message + " chunk " + chunk + ", " + rows.size() + " rows]";
    }
}
