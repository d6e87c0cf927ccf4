package ishibashi.trust;

import ishibashi.message.Digest;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;

/** SHA-256 over a certificate's DER: the only thing that says whose it is (security §3.6). */
public record Pin(Digest digest) {
    public static Pin of(X509Certificate certificate) {
        try {
            return new Pin(Digest.of(certificate.getEncoded()));
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
