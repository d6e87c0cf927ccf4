package ishibashi.trust.cms;

import ishibashi.message.Bytes;
import ishibashi.trust.CmsEnvelope;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.RecipientKeyIdentifier;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;

/** One of our keys, with what is worked out of its certificate once: the curve, and the very bytes by which a sender names it. */
final class EnvelopeKey {
    private static final Set<ASN1ObjectIdentifier> CURVES =
            Set.of(SECObjectIdentifiers.secp256r1, SECObjectIdentifiers.secp384r1);

    private final PrivateKey key;
    private final SubjectPublicKeyInfo shown;
    private final Set<Bytes> names = new HashSet<>();
    private final Set<Bytes> agreementNames = new HashSet<>();

    private EnvelopeKey(PrivateKey key, X509CertificateHolder certificate) {
        this.key = key;
        this.shown = certificate.getSubjectPublicKeyInfo();
        Bytes issuerAndSerial = encoded(new IssuerAndSerialNumber(certificate.toASN1Structure()));
        names.add(issuerAndSerial);
        agreementNames.add(issuerAndSerial);
        SubjectKeyIdentifier id = SubjectKeyIdentifier.fromExtensions(certificate.getExtensions());
        if (id != null) {
            byte[] identifier = id.getKeyIdentifier();
            names.add(encoded(new DERTaggedObject(false, 0, new DEROctetString(identifier))));
            agreementNames.add(encoded(new DERTaggedObject(false, 0, new RecipientKeyIdentifier(identifier))));
        }
    }

    /** @throws IllegalArgumentException if the certificate cannot be read */
    static EnvelopeKey of(CmsEnvelope.Key own) {
        try {
            return new EnvelopeKey(own.key(), new JcaX509CertificateHolder(own.certificate()));
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException("a certificate that cannot be read", e);
        }
    }

    private static Bytes encoded(ASN1Encodable value) {
        return Bytes.owning(Encoded.der(value));
    }

    PrivateKey key() {
        return key;
    }

    /** RFC 5652 §6.2.1 and §6.2.2: by issuer and serial number, or by the subject key identifier. */
    boolean isNamedBy(EnvelopeRecipient recipient) {
        return switch (recipient) {
            case EnvelopeTransport transport -> names.contains(transport.name());
            case EnvelopeAgreement agreement -> agreementNames.contains(agreement.name());
            case EnvelopeStranger() -> false;
        };
    }

    boolean isRsa() {
        return key.getAlgorithm().equals("RSA");
    }

    /** P-256 or P-384 by its name; empty for RSA, for another curve and for one written out. */
    Optional<ASN1ObjectIdentifier> curve() {
        return shown.getAlgorithm().getAlgorithm().equals(X9ObjectIdentifiers.id_ecPublicKey)
                        && shown.getAlgorithm().getParameters() instanceof ASN1ObjectIdentifier curve
                        && CURVES.contains(curve)
                ? Optional.of(curve)
                : Optional.empty();
    }

    @Override
    public String toString() {
        return "EnvelopeKey[…]";
    }
}
