package ishibashi.trust.certificate;

import ishibashi.trust.BouncyCastle;
import org.bouncycastle.cert.CertException;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;

/** The recorded authority's key signed it: another of the same name, serial or key identifier did not (case 13). */
record SignedByAuthority() implements CertificateRule {
    @Override
    public String name() {
        return "signed-by-authority";
    }

    @Override
    public boolean holds(Candidate candidate) {
        try {
            return candidate
                    .certificate()
                    .isSignatureValid(new JcaContentVerifierProviderBuilder()
                            .setProvider(BouncyCastle.PROVIDER)
                            .build(candidate.authority().getSubjectPublicKeyInfo()));
        } catch (CertException | OperatorCreationException e) {
            return false;
        }
    }

    @Override
    public Objection objection() {
        return new Objection("指定された認証局が発行したものではありません。", "The stated authority did not issue it.");
    }
}
