package ishibashi.trust.certificate;

import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;

/** RFC 5480 §2.1.1: the curve is P-256 or P-384 by its name; another of the same size, or parameters spelt out, is another curve. */
record NamedCurve() implements CertificateRule {
    private static final Set<ASN1ObjectIdentifier> CURVES =
            Set.of(SECObjectIdentifiers.secp256r1, SECObjectIdentifiers.secp384r1);

    @Override
    public String name() {
        return "named-curve";
    }

    @Override
    public boolean holds(Candidate candidate) {
        return !candidate.isEc()
                || (candidate.key().getAlgorithm().getParameters() instanceof ASN1ObjectIdentifier curve
                        && CURVES.contains(curve));
    }

    @Override
    public Objection objection() {
        return new Objection(
                "鍵は P-256、P-384（曲線は名前で指定）または RSA 3072 ビット以上にしてください。",
                "The key must be P-256 or P-384, the curve by its name, or RSA of at least 3072 bits.");
    }
}
