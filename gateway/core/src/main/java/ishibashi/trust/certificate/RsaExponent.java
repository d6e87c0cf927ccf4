package ishibashi.trust.certificate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;

/** FIPS 186-5 A.1.1: the public exponent is odd, from 65537, below 2^256; so neither 1 nor 3, nor one that costs a stall. */
record RsaExponent() implements CertificateRule {
    private static final BigInteger LEAST = BigInteger.valueOf(65_537);
    private static final int BITS = 256;

    @Override
    public String name() {
        return "rsa-exponent";
    }

    @Override
    public boolean holds(Candidate candidate) {
        if (!candidate.isRsa()) {
            return true;
        }
        try {
            BigInteger exponent = candidate.rsa().getPublicExponent();
            return exponent.testBit(0) && exponent.compareTo(LEAST) >= 0 && exponent.bitLength() <= BITS;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Objection objection() {
        return new Objection(
                "RSA の公開指数は 65537 以上の奇数にしてください。", "The RSA public exponent must be odd and at least 65537.");
    }
}
