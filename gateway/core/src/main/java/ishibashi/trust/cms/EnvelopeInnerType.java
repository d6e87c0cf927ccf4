package ishibashi.trust.cms;

import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;

/** Rulings 23: OpenSSL declares data whatever is inside; the other word for a signature's envelope is SignedData. */
final class EnvelopeInnerType implements EnvelopeRule {
    private static final Set<ASN1ObjectIdentifier> TYPES =
            Set.of(CMSObjectIdentifiers.data, CMSObjectIdentifiers.signedData);

    @Override
    public String name() {
        return "inner-type";
    }

    @Override
    public boolean holds(EnvelopeView envelope) {
        return TYPES.contains(envelope.fields().content().getContentType());
    }
}
