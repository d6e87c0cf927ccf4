package ishibashi.trust.certificate;

import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * A certificate to be judged, and the authority that is recorded, or to be recorded, for its member. Read from the DER itself, since an
 * engine shows a key already in its own form: a curve by its size, explicit parameters as the curve they resemble.
 */
public record Candidate(X509CertificateHolder certificate, X509CertificateHolder authority) {
    /** @throws IllegalArgumentException if one of them is no certificate */
    public static Candidate of(byte[] certificate, byte[] authority) {
        try {
            return new Candidate(new X509CertificateHolder(certificate), new X509CertificateHolder(authority));
        } catch (IOException e) {
            throw new IllegalArgumentException("no certificate", e);
        }
    }

    public static Candidate of(X509Certificate certificate, X509Certificate authority) {
        try {
            return of(certificate.getEncoded(), authority.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /**
     * With the one of the authorities that issued it; with the first, for which nothing of that holds, if none did.
     *
     * @throws IllegalArgumentException if that is no certificate, or there is no authority
     */
    public static Candidate issuedByOneOf(byte[] certificate, List<byte[]> authorities) {
        List<Candidate> all = authorities.stream()
                .map(authority -> of(certificate, authority))
                .toList();
        List<CertificateRule> issued = List.of(new IssuerNamed(), new SignedByAuthority());
        return all.stream()
                .filter(candidate -> CertificatePolicy.broken(candidate, issued).isEmpty())
                .findFirst()
                .or(() -> all.stream().findFirst())
                .orElseThrow(() -> new IllegalArgumentException("no authority"));
    }

    /** Another one under the same authority. */
    public Candidate beside(byte[] other) {
        try {
            return new Candidate(new X509CertificateHolder(other), authority);
        } catch (IOException e) {
            throw new IllegalArgumentException("no certificate", e);
        }
    }

    public byte[] authorityDer() {
        try {
            return authority.getEncoded();
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** The authority itself, as its own certificate would be judged. */
    Candidate ofAuthority() {
        return new Candidate(authority, authority);
    }

    SubjectPublicKeyInfo key() {
        return certificate.getSubjectPublicKeyInfo();
    }

    boolean isEc() {
        return X9ObjectIdentifiers.id_ecPublicKey.equals(key().getAlgorithm().getAlgorithm());
    }

    boolean isRsa() {
        return PKCSObjectIdentifiers.rsaEncryption.equals(key().getAlgorithm().getAlgorithm());
    }

    RSAPublicKey rsa() throws IOException {
        return RSAPublicKey.getInstance(key().parsePublicKey());
    }
}
