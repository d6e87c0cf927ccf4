package ishibashi.sign;

import ishibashi.message.MemberId;
import ishibashi.message.Signed;
import ishibashi.pseudonymise.Pseudonyms;
import java.time.Instant;
import java.util.UUID;

/** Makes a result of a Bundle. Its id follows from what caused it, so that the same work done again gives the same result. */
final class Results {
    private static final String CMS = "application/pkcs7-mime; smime-type=signed-data";

    private final ResultSigner signer;
    private final Pseudonyms pseudonyms;

    Results(ResultSigner signer, Pseudonyms pseudonyms) {
        this.signer = signer;
        this.pseudonyms = pseudonyms;
    }

    UUID id(String cause, MemberId recipient, String event, int part) {
        return pseudonyms.result(cause, recipient, event, part);
    }

    /** Signed as of its release: the instant of the work would say which message caused it. */
    Signed.Result of(UUID id, MemberId recipient, String event, byte[] bundle, Instant releaseAt) {
        return new Signed.Result(
                id, recipient, event, event + "-" + id + ".p7m", CMS, signer.sign(bundle, releaseAt), releaseAt);
    }
}
