package ishibashi.trust.cms;

import java.util.Map;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;

/** RFC 5084: AES-256-GCM, or AES-128-GCM to read. */
final class EnvelopeGcmOnly implements EnvelopeRule {
    private static final Map<ASN1ObjectIdentifier, Integer> KEY_BYTES =
            Map.of(NISTObjectIdentifiers.id_aes256_GCM, 32, NISTObjectIdentifiers.id_aes128_GCM, 16);

    /** The content key has the length that the algorithm says, not what somebody wrapped. */
    static boolean keyFits(EnvelopeView envelope, byte[] key) {
        return Integer.valueOf(key.length)
                .equals(KEY_BYTES.get(envelope.fields()
                        .content()
                        .getContentEncryptionAlgorithm()
                        .getAlgorithm()));
    }

    @Override
    public String name() {
        return "content-algorithm";
    }

    @Override
    public boolean holds(EnvelopeView envelope) {
        return KEY_BYTES.containsKey(
                envelope.fields().content().getContentEncryptionAlgorithm().getAlgorithm());
    }
}
