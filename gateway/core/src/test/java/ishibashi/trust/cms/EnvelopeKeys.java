package ishibashi.trust.cms;

import ishibashi.message.Bytes;
import ishibashi.trust.CmsEnvelope;
import ishibashi.trust.CmsSigner;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Keys of four kinds, each with a certificate that it has signed itself. */
final class EnvelopeKeys {
    static final CmsEnvelope.Key P256 = make("EC", new ECGenParameterSpec("secp256r1"));
    static final CmsEnvelope.Key P384 = make("EC", new ECGenParameterSpec("secp384r1"));
    static final CmsEnvelope.Key RSA = make("RSA", new RSAKeyGenParameterSpec(3072, RSAKeyGenParameterSpec.F4));
    static final CmsEnvelope.Key OTHER = make("EC", new ECGenParameterSpec("secp256r1"));

    private EnvelopeKeys() {}

    private static CmsEnvelope.Key make(String kind, AlgorithmParameterSpec size) {
        try {
            KeyPairGenerator pairs = KeyPairGenerator.getInstance(kind);
            pairs.initialize(size);
            KeyPair pair = pairs.generateKeyPair();
            X500Name name = new X500Name("CN=架空の受取人 " + kind);
            Instant now = Instant.now();
            var builder = new JcaX509v3CertificateBuilder(
                    name,
                    new BigInteger(62, new java.security.SecureRandom()).add(BigInteger.ONE),
                    Date.from(now.minusSeconds(3_600)),
                    Date.from(now.plusSeconds(3_600)),
                    name,
                    pair.getPublic());
            builder.addExtension(
                    Extension.subjectKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createSubjectKeyIdentifier(pair.getPublic()));
            String algorithm = kind.equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
            return new CmsEnvelope.Key(
                    pair.getPrivate(),
                    new JcaX509CertificateConverter()
                            .getCertificate(
                                    builder.build(new JcaContentSignerBuilder(algorithm).build(pair.getPrivate()))));
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A list, signed: what an envelope has inside. */
    static Bytes signed() {
        return new CmsSigner(OTHER.key(), OTHER.certificate(), Clock.systemUTC())
                .sign("求人番号\r\n1\r\n".getBytes(StandardCharsets.UTF_8));
    }

    static void write(Path pem, X509Certificate certificate) throws IOException, GeneralSecurityException {
        Files.writeString(
                pem,
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded())
                        + "\n-----END CERTIFICATE-----\n");
    }
}
