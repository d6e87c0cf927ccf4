package ishibashi.trust;

import ishibashi.message.Bytes;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSAuthEnvelopedDataGenerator;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.RecipientInfoGenerator;
import org.bouncycastle.cms.jcajce.JceCMSContentEncryptorBuilder;
import org.bouncycastle.cms.jcajce.JceKeyAgreeRecipientInfoGenerator;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipientInfoGenerator;
import org.bouncycastle.operator.OutputAEADEncryptor;

/** RFC 5083/5084 AuthEnvelopedData: AES-GCM, keys by ECDH with X9.63 SHA-2 or RSA-OAEP (security §3.2). Opened by {@link ishibashi.trust.cms.EnvelopeOpener}. */
public final class CmsEnvelope {
    private CmsEnvelope() {}

    /** A private key and the certificate by which senders name it. */
    public record Key(PrivateKey key, X509Certificate certificate) {
        @Override
        public String toString() {
            return "Key[…]";
        }
    }

    /** Encrypts to one certificate with AES-256-GCM. */
    public static Bytes seal(Bytes content, X509Certificate to) {
        try {
            CMSAuthEnvelopedDataGenerator generator = new CMSAuthEnvelopedDataGenerator();
            generator.addRecipientInfoGenerator(recipientInfo(to));
            OutputAEADEncryptor encryptor =
                    (OutputAEADEncryptor) new JceCMSContentEncryptorBuilder(CMSAlgorithm.AES256_GCM)
                            .setProvider(BouncyCastle.PROVIDER)
                            .build();
            return Bytes.owning(generator
                    .generate(new CMSProcessableByteArray(content.toArray()), encryptor)
                    .toASN1Structure()
                    .getEncoded("DER"));
        } catch (CMSException | GeneralSecurityException | IOException e) {
            throw new IllegalStateException("cannot encrypt", e);
        }
    }

    private static RecipientInfoGenerator recipientInfo(X509Certificate to)
            throws GeneralSecurityException, CMSException {
        if (!(to.getPublicKey() instanceof ECPublicKey)) {
            return new JceKeyTransRecipientInfoGenerator(
                            to,
                            new org.bouncycastle.operator.jcajce.JcaAlgorithmParametersConverter()
                                    .getAlgorithmIdentifier(
                                            PKCSObjectIdentifiers.id_RSAES_OAEP,
                                            new javax.crypto.spec.OAEPParameterSpec(
                                                    "SHA-256",
                                                    "MGF1",
                                                    java.security.spec.MGF1ParameterSpec.SHA256,
                                                    javax.crypto.spec.PSource.PSpecified.DEFAULT)))
                    .setProvider(BouncyCastle.PROVIDER);
        }
        KeyPairGenerator pairs = KeyPairGenerator.getInstance("EC", BouncyCastle.PROVIDER);
        pairs.initialize(new ECGenParameterSpec(curve(to).getId()));
        KeyPair ephemeral = pairs.generateKeyPair();
        ASN1ObjectIdentifier wrap = CMSAlgorithm.AES256_WRAP;
        return new JceKeyAgreeRecipientInfoGenerator(
                        CMSAlgorithm.ECDH_SHA256KDF, ephemeral.getPrivate(), ephemeral.getPublic(), wrap)
                .setProvider(BouncyCastle.PROVIDER)
                .addRecipient(to);
    }

    /** By its name: a curve written out is refused by many. */
    private static ASN1ObjectIdentifier curve(X509Certificate of) {
        return ASN1ObjectIdentifier.getInstance(
                SubjectPublicKeyInfo.getInstance(of.getPublicKey().getEncoded())
                        .getAlgorithm()
                        .getParameters());
    }
}
