package ishibashi.sign;

import ishibashi.message.Bytes;
import java.time.Instant;

/** CMS over a Bundle's bytes. */
@FunctionalInterface
public interface ResultSigner {
    /** @param at the signing time that it states */
    Bytes sign(byte[] bundle, Instant at);
}
