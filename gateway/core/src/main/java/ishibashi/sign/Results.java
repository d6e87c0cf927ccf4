package ishibashi.sign;

import ishibashi.message.Bytes;
import ishibashi.message.MemberId;
import ishibashi.message.Signed;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;

/** Makes a result of a Bundle. Its id follows from what caused it, so that the same work done again gives the same result. */
final class Results {
    private static final String CMS = "application/pkcs7-mime; smime-type=signed-data";

    private final Function<byte[], Bytes> signer;

    Results(Function<byte[], Bytes> signer) {
        this.signer = signer;
    }

    static UUID id(String cause, MemberId recipient, String event, int part) {
        return UUID.nameUUIDFromBytes(
                (cause + " " + recipient + " " + event + " " + part).getBytes(StandardCharsets.UTF_8));
    }

    Signed.Result of(UUID id, MemberId recipient, String event, byte[] bundle, Instant releaseAt) {
        return new Signed.Result(id, recipient, event, event + "-" + id + ".p7m", CMS, signer.apply(bundle), releaseAt);
    }
}
