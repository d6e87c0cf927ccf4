package ishibashi.trust.certificate;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes a certificate of any form: a good one of a member unless told otherwise. Its key needs nobody who holds it. */
final class CertificateForge {
    static final Instant NOW = Instant.parse("2026-11-29T00:00:00Z");
    static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

    String subject = "CN=bank-99";
    SubjectPublicKeyInfo key;
    Instant from = NOW.minusSeconds(3_600);
    Instant until = NOW.plusSeconds(3_600);
    Optional<Boolean> authority = Optional.of(false);
    Optional<Integer> usage = Optional.of(KeyUsage.digitalSignature | KeyUsage.keyAgreement);
    Optional<KeyPurposeId[]> purposes =
            Optional.of(new KeyPurposeId[] {KeyPurposeId.id_kp_clientAuth, KeyPurposeId.id_kp_emailProtection});

    CertificateForge(SubjectPublicKeyInfo key) {
        this.key = key;
    }

    /** An authority by the same means. */
    static CertificateForge root(KeyPair keys) {
        CertificateForge root = new CertificateForge(publicKey(keys));
        root.subject = "CN=root";
        root.authority = Optional.of(true);
        root.usage = Optional.of(KeyUsage.keyCertSign | KeyUsage.cRLSign);
        root.purposes = Optional.empty();
        return root;
    }

    X509CertificateHolder selfSigned(KeyPair keys) {
        return signed(subject, keys, algorithm(keys));
    }

    X509CertificateHolder signed(String issuer, KeyPair by, String algorithm) {
        try {
            var builder = new X509v3CertificateBuilder(
                    new X500Name(issuer),
                    BigInteger.TEN,
                    Date.from(from),
                    Date.from(until),
                    new X500Name(subject),
                    key);
            if (authority.isPresent()) {
                builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority.get()));
            }
            if (usage.isPresent()) {
                builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage.get()));
            }
            if (purposes.isPresent()) {
                builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes.get()));
            }
            return builder.build(
                    new JcaContentSignerBuilder(algorithm).setProvider(PROVIDER).build(by.getPrivate()));
        } catch (IOException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    static String algorithm(KeyPair keys) {
        return keys.getPrivate().getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
    }

    static KeyPair curve(String name) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", PROVIDER);
            generator.initialize(new ECGenParameterSpec(name));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static KeyPair rsa(int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static SubjectPublicKeyInfo publicKey(KeyPair keys) {
        return SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded());
    }
}
