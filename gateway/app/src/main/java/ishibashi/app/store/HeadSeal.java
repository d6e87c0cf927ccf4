package ishibashi.app.store;

import ishibashi.message.Bytes;
import java.util.List;
import java.util.Optional;

/** How a head is signed and where it is kept besides the database, so that whoever holds the database alone cannot cut the chain. */
public interface HeadSeal {
    /** A compact JWS. */
    String sign(Bytes head);

    /** What was signed; empty if it is no signature of this gateway's. */
    Optional<byte[]> open(String signature);

    /** Puts the newest aside, after it was committed. */
    void keep(String signature);

    /** What was put aside. */
    List<String> kept();
}
