package ishibashi.trust;

import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Null;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** What security §3.0 allows; all else is refused by not being here. */
public enum Algorithms {
    SHA256(
            "SHA-256",
            32,
            NISTObjectIdentifiers.id_sha256,
            X9ObjectIdentifiers.ecdsa_with_SHA256,
            PKCSObjectIdentifiers.sha256WithRSAEncryption),
    SHA384(
            "SHA-384",
            48,
            NISTObjectIdentifiers.id_sha384,
            X9ObjectIdentifiers.ecdsa_with_SHA384,
            PKCSObjectIdentifiers.sha384WithRSAEncryption),
    SHA512(
            "SHA-512",
            64,
            NISTObjectIdentifiers.id_sha512,
            X9ObjectIdentifiers.ecdsa_with_SHA512,
            PKCSObjectIdentifiers.sha512WithRSAEncryption);

    private static final Map<String, Algorithms> BY_DIGEST =
            Map.of(SHA256.digest, SHA256, SHA384.digest, SHA384, SHA512.digest, SHA512);

    private final String words;
    private final int length;
    private final String digest;
    private final String ecdsa;
    private final String rsa;

    Algorithms(
            String words,
            int length,
            ASN1ObjectIdentifier digest,
            ASN1ObjectIdentifier ecdsa,
            ASN1ObjectIdentifier rsa) {
        this.words = words;
        this.length = length;
        this.digest = digest.getId();
        this.ecdsa = ecdsa.getId();
        this.rsa = rsa.getId();
    }

    public static Optional<Algorithms> ofDigest(AlgorithmIdentifier algorithm) {
        return Optional.ofNullable(BY_DIGEST.get(algorithm.getAlgorithm().getId()));
    }

    /** Its name for {@link java.security.MessageDigest}. */
    public String words() {
        return words;
    }

    /** Bytes of the digest. */
    public int length() {
        return length;
    }

    /** Object identifier. */
    public String digest() {
        return digest;
    }

    /** Object identifier of ECDSA with this digest. */
    public String ecdsa() {
        return ecdsa;
    }

    /** Object identifier of PKCS#1 v1.5 with this digest. */
    public String rsa() {
        return rsa;
    }

    /** Absent, or NULL as some write it. */
    public static boolean withoutParameters(AlgorithmIdentifier algorithm) {
        return algorithm.getParameters() == null || algorithm.getParameters() instanceof ASN1Null;
    }
}
