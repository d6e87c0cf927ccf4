package ishibashi.trust.certificate;

import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyUsage;

/** The recorded authority is one by its own certificate (RFC 5280 §4.2.1.3, §4.2.1.9; case 14). */
record AuthorityMayIssue() implements CertificateRule {
    @Override
    public String name() {
        return "authority-may-issue";
    }

    @Override
    public boolean holds(Candidate candidate) {
        Extensions extensions = candidate.authority().getExtensions();
        BasicConstraints constraints = BasicConstraints.fromExtensions(extensions);
        KeyUsage usage = KeyUsage.fromExtensions(extensions);
        return constraints != null && constraints.isCA() && (usage == null || usage.hasUsages(KeyUsage.keyCertSign));
    }

    @Override
    public Objection objection() {
        return new Objection(
                "発行者として指定された証明書は認証局のものではありません。", "What is stated as its authority is no certificate of one.");
    }
}
