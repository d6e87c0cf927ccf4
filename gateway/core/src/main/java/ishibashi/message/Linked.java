package ishibashi.message;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The chunk with each row tied to the record it is a version of, and to facilities by token. Still holds names. */
public record Linked(
        MessageId message,
        MemberId member,
        int chunk,
        boolean last,
        Instant signedAt,
        String mappingVersion,
        Optional<Origin> origin,
        List<Entry> rows)
        implements Message {
    /**
     * A row and what it belongs to.
     *
     * @param key the record's key in its bank: token of operator of record, kind and own number
     * @param known what is stored under it, absent for a new record
     * @param meaning fingerprint of what an understood row says, equal over all doors
     * @param operator the licensed bank that answers for it (D11)
     * @param facilities tokens of the vacancy's facility (code, name, corporation), or of those a seeker is hidden from
     * @param services tokens of the services of telemedicine that support a vacancy
     */
    public record Entry(
            Row row,
            Optional<Token> key,
            Optional<Known> known,
            Optional<Token> meaning,
            MemberId operator,
            Set<Token> facilities,
            Set<Token> services) {
        public Entry {
            facilities = Set.copyOf(facilities);
            services = Set.copyOf(services);
        }
    }

    public Linked {
        rows = List.copyOf(rows);
    }

    @Override
    public String toString() {
        return "Linked[" + message + " chunk " + chunk + ", " + rows.size() + " rows]";
    }
}
