package ishibashi.trust;

import ishibashi.message.Bytes;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSAuthEnvelopedData;
import org.bouncycastle.cms.CMSAuthEnvelopedDataGenerator;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.RecipientInfoGenerator;
import org.bouncycastle.cms.RecipientInformation;
import org.bouncycastle.cms.jcajce.JceCMSContentEncryptorBuilder;
import org.bouncycastle.cms.jcajce.JceKeyAgreeAuthEnvelopedRecipient;
import org.bouncycastle.cms.jcajce.JceKeyAgreeRecipientInfoGenerator;
import org.bouncycastle.cms.jcajce.JceKeyTransAuthEnvelopedRecipient;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipientInfoGenerator;
import org.bouncycastle.operator.OutputAEADEncryptor;

/** RFC 5083/5084 AuthEnvelopedData: AES-GCM, keys by ECDH with X9.63 SHA-2 or RSA-OAEP (security §3.2). */
public final class CmsEnvelope {
    private static final java.util.Set<String> CONTENT =
            java.util.Set.of(CMSAlgorithm.AES256_GCM.getId(), CMSAlgorithm.AES128_GCM.getId());
    private static final java.util.Set<String> KEYS = java.util.Set.of(
            CMSAlgorithm.ECDH_SHA256KDF.getId(),
            CMSAlgorithm.ECDH_SHA384KDF.getId(),
            CMSAlgorithm.ECDH_SHA512KDF.getId(),
            PKCSObjectIdentifiers.id_RSAES_OAEP.getId());
    private static final int TAG = 16;

    private CmsEnvelope() {}

    /** A private key and the certificate by which senders name it. */
    public record Key(PrivateKey key, X509Certificate certificate) {
        @Override
        public String toString() {
            return "Key[…]";
        }
    }

    /** The content, or empty: for whatever reason, told alike. */
    public static Optional<Bytes> open(Bytes der, List<Key> keys) {
        try {
            CMSAuthEnvelopedData envelope = new CMSAuthEnvelopedData(der.toArray());
            if (!CONTENT.contains(envelope.getEncryptionAlgOID()) || envelope.getMac().length != TAG) {
                return Optional.empty();
            }
            for (Key key : keys) {
                for (RecipientInformation recipient :
                        envelope.getRecipientInfos().getRecipients()) {
                    if (recipient.getRID() instanceof org.bouncycastle.cms.PKIXRecipientId id
                            && id.match(new JcaX509CertificateHolder(key.certificate()))
                            && KEYS.contains(recipient.getKeyEncryptionAlgOID())) {
                        return Optional.of(Bytes.owning(recipient.getContent(recipient(key.key()))));
                    }
                }
            }
            return Optional.empty();
        } catch (CMSException | GeneralSecurityException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static org.bouncycastle.cms.Recipient recipient(PrivateKey key) {
        return key.getAlgorithm().equals("RSA")
                ? new JceKeyTransAuthEnvelopedRecipient(key).setProvider(BouncyCastle.PROVIDER)
                : new JceKeyAgreeAuthEnvelopedRecipient(key).setProvider(BouncyCastle.PROVIDER);
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
        if (!(to.getPublicKey() instanceof ECPublicKey ec)) {
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
        pairs.initialize(ec.getParams());
        KeyPair ephemeral = pairs.generateKeyPair();
        ASN1ObjectIdentifier wrap = CMSAlgorithm.AES256_WRAP;
        return new JceKeyAgreeRecipientInfoGenerator(
                        CMSAlgorithm.ECDH_SHA256KDF, ephemeral.getPrivate(), ephemeral.getPublic(), wrap)
                .setProvider(BouncyCastle.PROVIDER)
                .addRecipient(to);
    }
}
