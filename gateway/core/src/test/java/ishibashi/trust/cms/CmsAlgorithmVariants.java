package ishibashi.trust.cms;

import static ishibashi.trust.cms.CmsVariants.SHA1;
import static ishibashi.trust.cms.CmsVariants.SHA256;
import static ishibashi.trust.cms.CmsVariants.UNKNOWN;
import static ishibashi.trust.cms.CmsVariants.ec;
import static ishibashi.trust.cms.CmsVariants.rsa;

import ishibashi.trust.cms.CmsVariants.Variant;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** Algorithms that are not on the list, and those that hide beside one that is. */
final class CmsAlgorithmVariants {
    private CmsAlgorithmVariants() {}

    static List<Variant> all() {
        return List.of(
                ec("digest-algorithm", "SHA-1", "signature-algorithm", f -> digest(f, SHA1, "SHA-1")),
                ec(
                        "digest-algorithm",
                        "MD5",
                        "signature-algorithm",
                        f -> digest(f, new AlgorithmIdentifier(PKCSObjectIdentifiers.md5), "MD5")),
                ec(
                        "signature-algorithm",
                        "ECDSA with SHA-1 beside SHA-256",
                        "taken",
                        f -> signing(f, new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA1), "SHA1withECDSA")),
                ec(
                        "signature-algorithm",
                        "ECDSA with SHA-384 beside SHA-256",
                        "taken",
                        f -> signing(
                                f, new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA384), "SHA384withECDSA")),
                ec(
                        "signature-algorithm",
                        "ECDSA with NULL beside",
                        "taken",
                        f -> f.signing =
                                new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256, DERNull.INSTANCE)),
                rsa(
                        "signature-algorithm",
                        "RSA with SHA-1 beside SHA-256",
                        "taken",
                        f -> signing(
                                f,
                                new AlgorithmIdentifier(PKCSObjectIdentifiers.sha1WithRSAEncryption),
                                "SHA1withRSA")),
                rsa(
                        "signature-algorithm",
                        "RSA with MD5 beside SHA-256",
                        "taken",
                        f -> signing(
                                f, new AlgorithmIdentifier(PKCSObjectIdentifiers.md5WithRSAEncryption), "MD5withRSA")),
                rsa(
                        "signature-algorithm",
                        "PSS over SHA-1",
                        "taken",
                        f -> pss(
                                f,
                                SHA1,
                                SHA1,
                                20,
                                new PSSParameterSpec("SHA-1", "MGF1", MGF1ParameterSpec.SHA1, 20, 1))),
                rsa(
                        "signature-algorithm",
                        "PSS with a salt of 20",
                        "taken",
                        f -> pss(f, SHA256, SHA256, 20, spec("SHA-256", 20))),
                rsa(
                        "signature-algorithm",
                        "PSS without salt",
                        "taken",
                        f -> pss(f, SHA256, SHA256, 0, spec("SHA-256", 0))),
                rsa(
                        "signature-algorithm",
                        "PSS with a mask of SHA-1",
                        "syntax",
                        f -> pss(f, SHA256, SHA1, 32, spec("SHA-1", 32))),
                rsa(
                        "signature-algorithm",
                        "an algorithm that nobody knows",
                        "syntax",
                        f -> f.signing = new AlgorithmIdentifier(UNKNOWN)));
    }

    private static void digest(CmsForge f, AlgorithmIdentifier algorithm, String words) {
        f.digest = algorithm;
        f.digests = List.of(algorithm);
        f.set(CMSAttributes.messageDigest, new DEROctetString(CmsForge.hash(words, CmsForge.CONTENT)));
    }

    private static void signing(CmsForge f, AlgorithmIdentifier algorithm, String words) {
        f.signing = algorithm;
        f.signingWords = words;
    }

    private static void pss(
            CmsForge f, AlgorithmIdentifier hash, AlgorithmIdentifier mask, int salt, PSSParameterSpec form) {
        f.signingForm = Optional.of(form);
        signing(
                f,
                new AlgorithmIdentifier(
                        PKCSObjectIdentifiers.id_RSASSA_PSS,
                        new RSASSAPSSparams(
                                hash,
                                new AlgorithmIdentifier(PKCSObjectIdentifiers.id_mgf1, mask),
                                new ASN1Integer(salt),
                                new ASN1Integer(1))),
                "RSASSA-PSS");
    }

    private static PSSParameterSpec spec(String mask, int salt) {
        return new PSSParameterSpec("SHA-256", "MGF1", new MGF1ParameterSpec(mask), salt, 1);
    }
}
