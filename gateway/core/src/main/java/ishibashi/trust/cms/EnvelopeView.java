package ishibashi.trust.cms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.jspecify.annotations.Nullable;

/** What the rules ask: the bytes, and the fields in them, parsed once and not before a rule asks for one. For one thread. */
final class EnvelopeView {
    /** A recipient that is one of our keys. */
    record Ours(EnvelopeRecipient recipient, EnvelopeKey key) {}

    private static final int UNSAID = 12;

    private final byte[] der;
    private final List<EnvelopeKey> keys;
    private @Nullable EnvelopeFields fields;

    /** @param keys ours */
    EnvelopeView(byte[] der, List<EnvelopeKey> keys) {
        this.der = der;
        this.keys = List.copyOf(keys);
    }

    byte[] der() {
        return der;
    }

    /** @throws RuntimeException if there are none */
    EnvelopeFields fields() {
        EnvelopeFields read = fields;
        if (read == null) {
            try {
                read = EnvelopeFields.of(der);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            fields = read;
        }
        return read;
    }

    /** The recipients that are us, each with the key that it names. */
    List<Ours> ours() {
        return fields().recipients().stream()
                .flatMap(recipient ->
                        keys.stream().filter(key -> key.isNamedBy(recipient)).map(key -> new Ours(recipient, key)))
                .toList();
    }

    /** Whether it names this key, as far as it can be read. */
    boolean names(EnvelopeKey key) {
        try {
            return fields().recipients().stream().anyMatch(key::isNamedBy);
        } catch (RuntimeException e) {
            return false;
        }
    }

    /** RFC 5084 §3.2. Bouncy Castle's own class refuses a short tag before the rule can name it. */
    private ASN1Sequence gcm() {
        return ASN1Sequence.getInstance(
                fields().content().getContentEncryptionAlgorithm().getParameters());
    }

    byte[] nonce() {
        return ASN1OctetString.getInstance(gcm().getObjectAt(0)).getOctets();
    }

    /** Bytes of the tag as the parameters say it; unsaid it is twelve. */
    int declaredTag() {
        return gcm().size() == 2 ? ASN1Integer.getInstance(gcm().getObjectAt(1)).intValueExact() : UNSAID;
    }
}
