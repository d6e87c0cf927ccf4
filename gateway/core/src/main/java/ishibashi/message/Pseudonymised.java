package ishibashi.message;

import ishibashi.refusal.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The chunk without a name: postings by random id, and beside each what was sealed. From here on nothing can be read. */
public record Pseudonymised(
        MessageId message,
        MemberId member,
        int chunk,
        boolean last,
        Instant signedAt,
        String mappingVersion,
        Optional<Origin> origin,
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
     * @param base the version that it replaces, 0 for a new record: if another stands there when it is kept, it is not kept
     * @param owner the member that submitted it
     * @param meaning fingerprint of what it says, equal over all doors
     * @param identity name, number, contact, free text: sealed
     * @param number the bank's own number alone, sealed, to name its own side in results
     * @param source the resource by which it came, where its door keeps it
     */
    public record Kept(
            int ordinal,
            String where,
            Digest digest,
            Token key,
            Kind kind,
            int version,
            int base,
            MemberId owner,
            Token meaning,
            Posting posting,
            Sealed identity,
            Sealed number,
            Optional<Sealed> source)
            implements Entry {}

    /** The record leaves: its sender took it back. */
    public record Left(int ordinal, String where, Digest digest, Token key, RecordId record, int version, int base)
            implements Entry {}

    /**
     * Refusals here carry no raw value; the raw cells are sealed beside them.
     *
     * @param key of the record that it would be a version of, where its number is legible
     */
    public record Held(
            int ordinal, String where, Digest digest, List<Refusal> refusals, Sealed raw, Optional<Token> key)
            implements Entry {
        public Held {
            refusals = List.copyOf(refusals);
        }
    }

    public record Rejected(int ordinal, String where, Digest digest, List<Refusal> refusals) implements Entry {
        public Rejected {
            refusals = List.copyOf(refusals);
        }
    }

    /** @param record the record that it equals, absent where an equal row waits in quarantine */
    public record Duplicate(int ordinal, String where, Digest digest, Optional<RecordId> record) implements Entry {}

    public Pseudonymised {
        rows = List.copyOf(rows);
    }
}
