package ishibashi.trust.certificate;

import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/**
 * RFC 5280 §4.2.1.12: absent, or clientAuth for connections and for messages emailProtection (RFC 8551 §4.4.4) or our own
 * purpose, in {@code certs/README.md}.
 */
record ExtendedKeyUsageFor(Purpose purpose) implements CertificateRule {
    /** Under the arc of UUIDs (ITU-T X.667). */
    private static final KeyPurposeId MESSAGES = KeyPurposeId.getInstance(
            new org.bouncycastle.asn1.ASN1ObjectIdentifier("2.25.147695459538970221785460737822027586071"));

    @Override
    public String name() {
        return "extended-key-usage";
    }

    @Override
    public boolean holds(Candidate candidate) {
        Extensions extensions = candidate.certificate().getExtensions();
        ExtendedKeyUsage usage = extensions == null ? null : ExtendedKeyUsage.fromExtensions(extensions);
        return switch (purpose) {
            case TLS -> usage == null || usage.hasKeyPurposeId(KeyPurposeId.id_kp_clientAuth);
            case SIGNING, ENCRYPTION ->
                usage == null
                        || usage.hasKeyPurposeId(KeyPurposeId.id_kp_emailProtection)
                        || usage.hasKeyPurposeId(MESSAGES);
        };
    }

    @Override
    public Objection objection() {
        return switch (purpose) {
            case TLS ->
                new Objection(
                        "拡張鍵用途（extendedKeyUsage）に clientAuth がないので、接続には使えません。",
                        "Its extended key usage lacks clientAuth, so it does not serve for connections.");
            case SIGNING, ENCRYPTION ->
                new Objection(
                        "拡張鍵用途（extendedKeyUsage）に emailProtection がないので、署名と暗号化には使えません。",
                        "Its extended key usage lacks emailProtection, so it serves neither for signatures nor for"
                                + " encryption.");
        };
    }
}
