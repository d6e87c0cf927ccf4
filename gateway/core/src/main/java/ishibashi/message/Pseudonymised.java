package ishibashi.message;

import ishibashi.refusal.Refusal;
import java.time.Instant;
import java.util.List;

/** The chunk without a name: postings by random id, and beside each what was sealed. From here on nothing can be read. */
public record Pseudonymised(
        MessageId message,
        MemberId member,
        int chunk,
        boolean last,
        Instant signedAt,
        String mappingVersion,
        List<Entry> rows)
        implements Message {
    public sealed interface Entry {
        int ordinal();

        String where();

        Digest digest();
    }

    /**
     * A new record or a new version of one.
     *
     * @param version 1 for a new record
     * @param identity name, number, contact, free text: sealed
     * @param number the bank's own number alone, sealed, to name its own side in results
     */
    public record Kept(
            int ordinal,
            String where,
            Digest digest,
            Token key,
            Kind kind,
            int version,
            Posting posting,
            Sealed identity,
            Sealed number)
            implements Entry {}

    /** Refusals here carry no raw value; the raw cells are sealed beside them. */
    public record Held(int ordinal, String where, Digest digest, List<Refusal> refusals, Sealed raw) implements Entry {
        public Held {
            refusals = List.copyOf(refusals);
        }
    }

    public record Rejected(int ordinal, String where, Digest digest, List<Refusal> refusals) implements Entry {
        public Rejected {
            refusals = List.copyOf(refusals);
        }
    }

    public record Duplicate(int ordinal, String where, Digest digest) implements Entry {}

    public Pseudonymised {
        rows = List.copyOf(rows);
    }
}
