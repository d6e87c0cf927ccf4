package ishibashi.trust.cms;

import java.security.GeneralSecurityException;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.cms.KeyAgreeRecipientInfo;
import org.bouncycastle.asn1.cms.KeyTransRecipientInfo;
import org.bouncycastle.asn1.cms.RecipientEncryptedKey;
import org.bouncycastle.asn1.cms.RecipientInfo;

/** RFC 5652 §6.2: one for whom the content key was wrapped. */
sealed interface EnvelopeRecipient permits EnvelopeAgreement, EnvelopeTransport, EnvelopeStranger {
    /** The structure's version is the one that RFC 5652 gives to its kind and its way of naming. */
    boolean wellVersioned();

    /** Its algorithms are among those of security §3.0, with parameters that leave nothing to a default. */
    boolean onTheList();

    /** The key is of the kind that this recipient's algorithm works with. */
    boolean fits(EnvelopeKey key);

    /**
     * The content key; the caller wipes it.
     *
     * @throws GeneralSecurityException if it was not wrapped for this key
     */
    byte[] contentKey(EnvelopeKey key) throws GeneralSecurityException;

    /** The recipients of one RecipientInfo: a key agreement may name several. */
    static List<EnvelopeRecipient> of(RecipientInfo one) {
        return switch (one.getInfo()) {
            case KeyTransRecipientInfo transport -> List.of(new EnvelopeTransport(transport));
            case KeyAgreeRecipientInfo agreement ->
                Stream.of(agreement.getRecipientEncryptedKeys().toArray())
                        .map(key -> (EnvelopeRecipient)
                                new EnvelopeAgreement(agreement, RecipientEncryptedKey.getInstance(key)))
                        .toList();
            default -> List.of(new EnvelopeStranger());
        };
    }
}
