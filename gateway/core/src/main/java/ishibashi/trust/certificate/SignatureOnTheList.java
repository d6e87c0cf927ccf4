package ishibashi.trust.certificate;

import ishibashi.trust.Algorithms;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/** The authority signed it by ECDSA or RSA over SHA-256, SHA-384 or SHA-512 (security §3.0). */
record SignatureOnTheList() implements CertificateRule {
    @Override
    public String name() {
        return "signature-on-the-list";
    }

    @Override
    public boolean holds(Candidate candidate) {
        AlgorithmIdentifier algorithm = candidate.certificate().getSignatureAlgorithm();
        return Stream.of(Algorithms.values()).anyMatch(one -> Set.of(one.ecdsa(), one.rsa())
                        .contains(algorithm.getAlgorithm().getId()))
                || (PKCSObjectIdentifiers.id_RSASSA_PSS.equals(algorithm.getAlgorithm())
                        && isStrong(RSASSAPSSparams.getInstance(algorithm.getParameters())));
    }

    private static boolean isStrong(RSASSAPSSparams parameters) {
        AlgorithmIdentifier masks =
                AlgorithmIdentifier.getInstance(parameters.getMaskGenAlgorithm().getParameters());
        return Algorithms.ofDigest(parameters.getHashAlgorithm()).isPresent()
                && parameters.getHashAlgorithm().getAlgorithm().equals(masks.getAlgorithm());
    }

    @Override
    public Objection objection() {
        return new Objection(
                "認証局の署名方式は SHA-256、SHA-384、SHA-512 による ECDSA または RSA にしてください。",
                "The authority must have signed it by ECDSA or RSA over SHA-256, SHA-384 or SHA-512.");
    }
}
