package ishibashi.trust.cms;

import ishibashi.trust.BouncyCastle;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.time.Duration;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A key made for a test and a certificate of it, valid from thirty days before the tests' present for a year. */
record Signatory(PrivateKey key, X509Certificate certificate) {
    static Signatory ec(String curve) {
        return of("EC", new ECGenParameterSpec(curve), "SHA256withECDSA", 2);
    }

    static Signatory rsa(int bits) {
        return of("RSA", new RSAKeyGenParameterSpec(bits, RSAKeyGenParameterSpec.F4), "SHA256withRSA", 3);
    }

    private static Signatory of(String algorithm, AlgorithmParameterSpec form, String signing, int serial) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm, BouncyCastle.PROVIDER);
            generator.initialize(form);
            KeyPair pair = generator.generateKeyPair();
            X500Name name = new X500Name("CN=架空県医師バンク");
            var builder = new JcaX509v3CertificateBuilder(
                            name,
                            BigInteger.valueOf(serial),
                            Date.from(CmsForge.NOW.minus(Duration.ofDays(30))),
                            Date.from(CmsForge.NOW.plus(Duration.ofDays(335))),
                            name,
                            pair.getPublic())
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            return new Signatory(
                    pair.getPrivate(),
                    new JcaX509CertificateConverter()
                            .getCertificate(builder.build(new JcaContentSignerBuilder(signing)
                                    .setProvider(BouncyCastle.PROVIDER)
                                    .build(pair.getPrivate()))));
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] encoded() {
        try {
            return certificate.getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
