package ishibashi.ingest;

import ishibashi.message.MemberId;
import ishibashi.trust.Pin;

/** Who stands at the door: by the certificate of the connection, or by an address only one member can write to. */
public sealed interface Peer {
    record OfConnection(Pin pin) implements Peer {}

    /** Queue address {@code in.X} or drop box of X (rulings 25). */
    record OfAddress(MemberId member) implements Peer {}
}
