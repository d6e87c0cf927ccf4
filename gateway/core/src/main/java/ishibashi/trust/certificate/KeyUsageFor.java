package ishibashi.trust.certificate;

import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyUsage;

/**
 * RFC 5280 §4.2.1.3: where the key usage is stated, it has digitalSignature for connections and signatures; for encryption keyAgreement on a
 * curve, keyEncipherment for RSA (RFC 8813 §3).
 */
record KeyUsageFor(Purpose purpose) implements CertificateRule {
    @Override
    public String name() {
        return "key-usage";
    }

    @Override
    public boolean holds(Candidate candidate) {
        Extensions extensions = candidate.certificate().getExtensions();
        KeyUsage usage = extensions == null ? null : KeyUsage.fromExtensions(extensions);
        return usage == null
                || usage.hasUsages(
                        switch (purpose) {
                            case TLS, SIGNING -> KeyUsage.digitalSignature;
                            case ENCRYPTION -> candidate.isEc() ? KeyUsage.keyAgreement : KeyUsage.keyEncipherment;
                        });
    }

    @Override
    public Objection objection() {
        return switch (purpose) {
            case TLS, SIGNING ->
                new Objection(
                        "鍵用途（keyUsage）に digitalSignature がありません。", "Its key usage does not state digitalSignature.");
            case ENCRYPTION ->
                new Objection(
                        "鍵用途（keyUsage）に、EC なら keyAgreement、RSA なら keyEncipherment がありません。",
                        "Its key usage states neither keyAgreement for a curve nor keyEncipherment for RSA.");
        };
    }
}
