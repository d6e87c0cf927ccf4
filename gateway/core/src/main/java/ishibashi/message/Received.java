package ishibashi.message;

import ishibashi.refusal.Refusal;
import java.time.Instant;
import java.util.Optional;

/**
 * A message that passed the envelope's checks: size, member, signature. Not yet durable.
 *
 * @param content the bytes as signed
 * @param envelope the CMS as it came, for evidence
 * @param signedAt the signing time inside the signature; orders the versions of a record
 * @param receipt compact JWS, what the sender gets once all this is durable
 * @param stale why it is not taken unless it was before: its time window is over, and a repeat gets its receipt all the same
 */
public record Received(
        MessageId id,
        MemberId member,
        Door door,
        Optional<FileLabel> label,
        Digest digest,
        Bytes content,
        Bytes envelope,
        Instant signedAt,
        Instant receivedAt,
        String receipt,
        Optional<Refusal> stale)
        implements Message {
    /** Within its time window. */
    public Received(
            MessageId id,
            MemberId member,
            Door door,
            Optional<FileLabel> label,
            Digest digest,
            Bytes content,
            Bytes envelope,
            Instant signedAt,
            Instant receivedAt,
            String receipt) {
        this(id, member, door, label, digest, content, envelope, signedAt, receivedAt, receipt, Optional.empty());
    }
}
