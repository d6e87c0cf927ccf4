package ishibashi.trust.certificate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.bouncycastle.asn1.x500.X500Name;

/** The issuer's name is the recorded authority's, byte for byte. */
record IssuerNamed() implements CertificateRule {
    @Override
    public String name() {
        return "issuer-named";
    }

    @Override
    public boolean holds(Candidate candidate) {
        return Arrays.equals(
                encoded(candidate.certificate().getIssuer()),
                encoded(candidate.authority().getSubject()));
    }

    private static byte[] encoded(X500Name name) {
        try {
            return name.getEncoded();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Objection objection() {
        return new Objection("指定された認証局が発行したものではありません。", "The stated authority did not issue it.");
    }
}
