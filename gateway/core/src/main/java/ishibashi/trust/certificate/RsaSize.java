package ishibashi.trust.certificate;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Security §3.0: RSA from 3072 bits. */
record RsaSize() implements CertificateRule {
    private static final int BITS = 3_072;

    @Override
    public String name() {
        return "rsa-size";
    }

    @Override
    public boolean holds(Candidate candidate) {
        try {
            return !candidate.isRsa() || candidate.rsa().getModulus().bitLength() >= BITS;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Objection objection() {
        return new Objection(
                "鍵は P-256、P-384 または RSA 3072 ビット以上にしてください。",
                "The key must be P-256, P-384 or RSA of at least 3072 bits.");
    }
}
