package ishibashi.ingest;

import ishibashi.message.Bytes;
import ishibashi.message.Door;
import ishibashi.message.FileLabel;
import java.util.Optional;

/**
 * What a door hands over, nothing interpreted.
 *
 * @param body CMS SignedData, an envelope around it, or the bare content if a detached signature is there
 */
public record Arrival(Door door, Peer peer, Optional<FileLabel> label, Bytes body, Optional<Bytes> detachedSignature) {}
