package ishibashi.trust;

import ishibashi.message.Bytes;
import java.util.Optional;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;

/** RFC 5652 §5: the content inside a SignedData of our own making. It checks nothing: never for what comes from outside. */
public final class SignedContent {
    private SignedContent() {}

    /** Empty for anything that is no SignedData with content. */
    public static Optional<Bytes> of(Bytes cms) {
        if (CmsForm.of(cms) != CmsForm.SIGNED_DATA) {
            return Optional.empty();
        }
        try {
            return new CMSSignedData(cms.toArray()).getSignedContent().getContent() instanceof byte[] content
                    ? Optional.of(Bytes.owning(content))
                    : Optional.empty();
        } catch (CMSException e) {
            return Optional.empty();
        }
    }
}
