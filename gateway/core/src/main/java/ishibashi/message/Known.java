package ishibashi.message;

import java.time.Instant;

/** What the store already has under a record's key: enough to tell an equal row from a change (rulings 3, 4). */
public record Known(RecordId record, Digest rowDigest, String mappingVersion, Instant signedAt, int version) {}
