package ishibashi.trust.cms;

import ishibashi.trust.Algorithms;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/**
 * The signature's algorithm is one for the pinned key, with the very digest that the signer states (RFC 5754 §3, RFC 4056): an engine
 * takes the digest from here, so a weaker one may hide beside a good one.
 */
final class SignatureOnTheList implements CmsRule {
    @Override
    public String name() {
        return "signature-algorithm";
    }

    @Override
    public boolean holds(CmsView view) {
        Algorithms digest =
                Algorithms.ofDigest(view.signer().getDigestAlgorithm()).orElseThrow();
        AlgorithmIdentifier signing = view.signer().getDigestEncryptionAlgorithm();
        ASN1ObjectIdentifier oid = signing.getAlgorithm();
        return switch (view.key().kind()) {
            case EC -> oid.getId().equals(digest.ecdsa()) && signing.getParameters() == null;
            case RSA ->
                oid.equals(PKCSObjectIdentifiers.id_RSASSA_PSS)
                        ? pss(RSASSAPSSparams.getInstance(signing.getParameters()), digest)
                        : (oid.getId().equals(digest.rsa()) || oid.equals(PKCSObjectIdentifiers.rsaEncryption))
                                && Algorithms.withoutParameters(signing);
        };
    }

    private static boolean pss(RSASSAPSSparams asked, Algorithms digest) {
        AlgorithmIdentifier mask = asked.getMaskGenAlgorithm();
        return same(asked.getHashAlgorithm(), digest)
                && mask.getAlgorithm().equals(PKCSObjectIdentifiers.id_mgf1)
                && same(AlgorithmIdentifier.getInstance(mask.getParameters()), digest)
                && asked.getSaltLength().intValueExact() == digest.length()
                && asked.getTrailerField().intValueExact() == 1;
    }

    private static boolean same(AlgorithmIdentifier hash, Algorithms digest) {
        return hash.getAlgorithm().getId().equals(digest.digest()) && Algorithms.withoutParameters(hash);
    }
}
