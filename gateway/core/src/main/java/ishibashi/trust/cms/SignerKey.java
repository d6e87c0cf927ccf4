package ishibashi.trust.cms;

import ishibashi.message.Bytes;
import ishibashi.trust.BouncyCastle;
import java.io.IOException;
import java.math.BigInteger;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignerIdentifier;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.SignerInformationVerifier;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;

/**
 * What the rules ask of a pinned certificate, read once: decoding costs more than a check.
 *
 * @param identifier octets of its subject key identifier
 * @param order of the curve; of an RSA key the modulus
 * @param engine the mathematics
 */
record SignerKey(
        Kind kind,
        Bytes encoded,
        Bytes issuer,
        BigInteger number,
        Optional<Bytes> identifier,
        BigInteger order,
        SignerInformationVerifier engine) {
    enum Kind {
        EC,
        RSA
    }

    /** @throws IllegalArgumentException if the key is of a kind that is not allowed */
    static SignerKey of(X509Certificate certificate) {
        try {
            X509CertificateHolder holder = new JcaX509CertificateHolder(certificate);
            PublicKey key = certificate.getPublicKey();
            return new SignerKey(
                    key instanceof ECPublicKey ? Kind.EC : Kind.RSA,
                    Bytes.owning(certificate.getEncoded()),
                    Bytes.owning(holder.getIssuer().getEncoded("DER")),
                    certificate.getSerialNumber(),
                    Optional.ofNullable(SubjectKeyIdentifier.fromExtensions(holder.getExtensions()))
                            .map(id -> Bytes.owning(id.getKeyIdentifier())),
                    order(key),
                    new JcaSimpleSignerInfoVerifierBuilder()
                            .setProvider(BouncyCastle.PROVIDER)
                            .build(key));
        } catch (CertificateEncodingException | IOException | OperatorCreationException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static BigInteger order(PublicKey key) {
        return switch (key) {
            case ECPublicKey ec -> ec.getParams().getOrder();
            case RSAPublicKey rsa -> rsa.getModulus();
            default -> throw new IllegalArgumentException(key.getAlgorithm());
        };
    }

    /** Bytes of an RSA signature. */
    int length() {
        return (order.bitLength() + 7) / 8;
    }

    /** Whether a message names this certificate, by bytes: the library compares names loosely, as people read them. */
    boolean namedBy(SignerIdentifier id) {
        if (id.isTagged()) {
            return identifier
                    .filter(Bytes.owning(ASN1OctetString.getInstance(id.getId()).getOctets())::equals)
                    .isPresent();
        }
        IssuerAndSerialNumber named = IssuerAndSerialNumber.getInstance(id.getId());
        return issuedAs(named.getName(), named.getSerialNumber().getValue());
    }

    boolean issuedAs(ASN1Encodable issuerName, BigInteger serial) {
        return number.equals(serial) && issuer.equals(Bytes.owning(Encoded.der(issuerName)));
    }
}
