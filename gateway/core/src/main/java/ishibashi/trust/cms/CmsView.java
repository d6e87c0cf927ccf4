package ishibashi.trust.cms;

import ishibashi.message.Bytes;
import ishibashi.trust.Enrolled;
import java.util.Optional;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;

/**
 * What the rules ask: a SignedData read once, and the enrolled certificate that its one signer names.
 *
 * @param beside the content, where it was sent apart from the signature
 */
record CmsView(
        SignedData data,
        SignerInfo signer,
        Attributes signed,
        Enrolled enrolled,
        SignerKey key,
        Optional<Bytes> beside) {
    /** By its key identifier, not by issuer and number. */
    boolean namedByKey() {
        return signer.getSID().isTagged();
    }
}
