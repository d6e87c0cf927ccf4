package ishibashi.trust.certificate;

import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** The authority signed it by ECDSA or RSA over SHA-256, SHA-384 or SHA-512 (security §3.0). */
record SignatureOnTheList() implements CertificateRule {
    private static final Set<ASN1ObjectIdentifier> ALGORITHMS = Set.of(
            X9ObjectIdentifiers.ecdsa_with_SHA256,
            X9ObjectIdentifiers.ecdsa_with_SHA384,
            X9ObjectIdentifiers.ecdsa_with_SHA512,
            PKCSObjectIdentifiers.sha256WithRSAEncryption,
            PKCSObjectIdentifiers.sha384WithRSAEncryption,
            PKCSObjectIdentifiers.sha512WithRSAEncryption);

    private static final Set<ASN1ObjectIdentifier> DIGESTS =
            Set.of(NISTObjectIdentifiers.id_sha256, NISTObjectIdentifiers.id_sha384, NISTObjectIdentifiers.id_sha512);

    @Override
    public String name() {
        return "signature-on-the-list";
    }

    @Override
    public boolean holds(Candidate candidate) {
        AlgorithmIdentifier algorithm = candidate.certificate().getSignatureAlgorithm();
        return ALGORITHMS.contains(algorithm.getAlgorithm())
                || (PKCSObjectIdentifiers.id_RSASSA_PSS.equals(algorithm.getAlgorithm())
                        && isStrong(RSASSAPSSparams.getInstance(algorithm.getParameters())));
    }

    private static boolean isStrong(RSASSAPSSparams parameters) {
        AlgorithmIdentifier masks =
                AlgorithmIdentifier.getInstance(parameters.getMaskGenAlgorithm().getParameters());
        return DIGESTS.contains(parameters.getHashAlgorithm().getAlgorithm())
                && parameters.getHashAlgorithm().getAlgorithm().equals(masks.getAlgorithm());
    }

    @Override
    public Objection objection() {
        return new Objection(
                "認証局の署名方式は SHA-256、SHA-384、SHA-512 による ECDSA または RSA にしてください。",
                "The authority must have signed it by ECDSA or RSA over SHA-256, SHA-384 or SHA-512.");
    }
}
