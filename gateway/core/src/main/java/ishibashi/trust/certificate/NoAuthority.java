package ishibashi.trust.certificate;

import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyUsage;

/** A member's certificate issues no others (RFC 5280 §4.2.1.9; cases 14, 18). */
record NoAuthority() implements CertificateRule {
    @Override
    public String name() {
        return "no-authority";
    }

    @Override
    public boolean holds(Candidate candidate) {
        Extensions extensions = candidate.certificate().getExtensions();
        return extensions == null || !(isOne(extensions) || signsOthers(extensions));
    }

    private static boolean isOne(Extensions extensions) {
        BasicConstraints constraints = BasicConstraints.fromExtensions(extensions);
        return constraints != null && constraints.isCA();
    }

    private static boolean signsOthers(Extensions extensions) {
        KeyUsage usage = KeyUsage.fromExtensions(extensions);
        return usage != null && usage.hasUsages(KeyUsage.keyCertSign);
    }

    @Override
    public Objection objection() {
        return new Objection("認証局の証明書は登録できません。", "It is the certificate of an authority.");
    }
}
