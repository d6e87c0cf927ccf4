package ishibashi.trust;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

/** What a certificate must be before it is bound to a member (contract §1; security §3.6). */
public final class EnrolmentRules {
    private EnrolmentRules() {}

    /** Why not, in both languages; empty if nothing speaks against it. */
    public static List<Objection> objections(X509Certificate certificate, X509Certificate authority, Instant at) {
        List<Objection> found = new ArrayList<>();
        if (certificate.getBasicConstraints() >= 0) {
            found.add(new Objection("認証局の証明書は登録できません。", "It is the certificate of an authority."));
        }
        if (!SignatureCheck.allowed(certificate.getPublicKey())) {
            found.add(new Objection(
                    "鍵は P-256、P-384 または RSA 3072 ビット以上にしてください。",
                    "The key must be P-256, P-384 or RSA of at least 3072 bits."));
        }
        if (at.isBefore(certificate.getNotBefore().toInstant())) {
            found.add(new Objection("有効期間がまだ始まっていません。", "It is not yet valid."));
        }
        if (at.isAfter(certificate.getNotAfter().toInstant())) {
            found.add(new Objection("有効期限が切れています。", "It has expired."));
        }
        boolean[] usage = certificate.getKeyUsage();
        if (usage != null && !usage[0]) {
            found.add(new Objection("鍵用途に digitalSignature がありません。", "Its key usage lacks digitalSignature."));
        }
        if (!issued(certificate, authority, at)) {
            found.add(new Objection("指定された認証局が発行したものではありません。", "The stated authority did not issue it."));
        }
        return List.copyOf(found);
    }

    private static boolean issued(X509Certificate certificate, X509Certificate authority, Instant at) {
        try {
            certificate.verify(authority.getPublicKey());
            authority.checkValidity(Date.from(at));
            return certificate.getIssuerX500Principal().equals(authority.getSubjectX500Principal());
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** One reason against a certificate. */
    public record Objection(String ja, String en) {}
}
