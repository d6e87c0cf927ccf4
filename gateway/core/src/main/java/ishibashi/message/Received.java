package ishibashi.message;

import java.time.Instant;
import java.util.Optional;

/**
 * A message that passed the envelope's checks: size, member, signature. Not yet durable.
 *
 * @param content the bytes as signed
 * @param envelope the CMS as it came, for evidence
 * @param signedAt the signing time inside the signature; orders the versions of a record
 * @param receipt compact JWS, what the sender gets once all this is durable
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
        String receipt)
        implements Message {}
