package ishibashi.app.bench;

import ishibashi.message.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.IntStream;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** Messages signed before the clock runs, as {@code openssl cms -sign -cades} makes them, but thousands a second. */
final class SignedMessages {
    private static final BouncyCastleProvider BC = new BouncyCastleProvider();

    private final PrivateKey key;
    private final X509Certificate certificate;

    SignedMessages(Path keys) {
        try (InputStream in = Files.newInputStream(keys.resolve("keystore.p12"))) {
            char[] password =
                    Files.readString(keys.resolve("keystore.pass")).strip().toCharArray();
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password);
            String alias = store.aliases().nextElement();
            key = (PrivateKey) store.getKey(alias, password);
            certificate = (X509Certificate) store.getCertificate(alias);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    PrivateKey key() {
        return key;
    }

    X509Certificate certificate() {
        return certificate;
    }

    /** That many different messages: the same small text with the number at its end. */
    List<Bytes> many(String text, int from, int count) {
        return IntStream.range(from, from + count)
                .parallel()
                .mapToObj(n -> Bytes.owning(sign((text + n + "\r\n").getBytes(StandardCharsets.UTF_8))))
                .toList();
    }

    /** With its content inside. */
    byte[] sign(byte[] content) {
        return sign(content, true);
    }

    /** Without its content: what {@code Ishibashi-Signature} holds. */
    byte[] beside(byte[] content) {
        return sign(content, false);
    }

    private byte[] sign(byte[] content, boolean inside) {
        try {
            ESSCertIDv2 id =
                    new ESSCertIDv2(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
            AttributeTable attributes = new AttributeTable(new DERSet(new Attribute(
                    PKCSObjectIdentifiers.id_aa_signingCertificateV2, new DERSet(new SigningCertificateV2(id)))));
            CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder()
                            .setProvider(BC)
                            .build())
                    .setSignedAttributeGenerator(new DefaultSignedAttributeTableGenerator(attributes))
                    .build(
                            new JcaContentSignerBuilder("SHA256withECDSA")
                                    .setProvider(BC)
                                    .build(key),
                            certificate));
            generator.addCertificate(new JcaX509CertificateHolder(certificate));
            return generator
                    .generate(new CMSProcessableByteArray(content), inside)
                    .getEncoded("DER");
        } catch (IOException | GeneralSecurityException | CMSException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }
}
