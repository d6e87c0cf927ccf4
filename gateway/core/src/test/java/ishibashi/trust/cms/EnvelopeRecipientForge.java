package ishibashi.trust.cms;

import ishibashi.trust.BouncyCastle;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.function.UnaryOperator;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.cms.KeyAgreeRecipientInfo;
import org.bouncycastle.asn1.cms.OriginatorIdentifierOrKey;
import org.bouncycastle.asn1.cms.RecipientInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.RecipientInfoGenerator;
import org.bouncycastle.cms.jcajce.JceKEKRecipientInfoGenerator;
import org.bouncycastle.cms.jcajce.JceKeyAgreeRecipientInfoGenerator;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipientInfoGenerator;
import org.bouncycastle.cms.jcajce.JcePasswordRecipientInfoGenerator;
import org.bouncycastle.operator.jcajce.JcaAlgorithmParametersConverter;
import org.bouncycastle.operator.jcajce.JceGenericKey;

/** Wraps a content key by Bouncy Castle's own generators, by whatever algorithm it is told. */
@FunctionalInterface
interface EnvelopeRecipientForge {
    ASN1Encodable wrap(byte[] contentKey) throws GeneralSecurityException, CMSException;

    static EnvelopeRecipientForge agreement(X509Certificate to) {
        return agreement(to, CMSAlgorithm.ECDH_SHA256KDF, CMSAlgorithm.AES256_WRAP);
    }

    static EnvelopeRecipientForge agreement(X509Certificate to, ASN1ObjectIdentifier kdf, ASN1ObjectIdentifier wrap) {
        return key -> generated(agreeing(to, kdf, wrap).addRecipient(to), key);
    }

    /** With keying material of the sender's, named by the key's identifier. */
    static EnvelopeRecipientForge agreementByKeyIdentifier(X509Certificate to) {
        return key -> generated(
                agreeing(to, CMSAlgorithm.ECDH_SHA384KDF, CMSAlgorithm.AES256_WRAP)
                        .setUserKeyingMaterial(new byte[] {1, 2, 3, 4})
                        .addRecipient(keyIdentifier(to), imported(to)),
                key);
    }

    /** One agreement that names two. */
    static EnvelopeRecipientForge agreement(X509Certificate to, X509Certificate and) {
        return key -> generated(
                agreeing(to, CMSAlgorithm.ECDH_SHA256KDF, CMSAlgorithm.AES256_WRAP)
                        .addRecipient(and)
                        .addRecipient(to),
                key);
    }

    /** Its sender's key replaced. */
    static EnvelopeRecipientForge agreement(X509Certificate to, UnaryOperator<OriginatorIdentifierOrKey> originator) {
        return key -> {
            KeyAgreeRecipientInfo good = (KeyAgreeRecipientInfo)
                    RecipientInfo.getInstance(agreement(to).wrap(key)).getInfo();
            return new RecipientInfo(new KeyAgreeRecipientInfo(
                    originator.apply(good.getOriginator()),
                    good.getUserKeyingMaterial(),
                    good.getKeyEncryptionAlgorithm(),
                    good.getRecipientEncryptedKeys()));
        };
    }

    private static JceKeyAgreeRecipientInfoGenerator agreeing(
            X509Certificate to, ASN1ObjectIdentifier kdf, ASN1ObjectIdentifier wrap) throws GeneralSecurityException {
        KeyPairGenerator pairs = KeyPairGenerator.getInstance("EC", BouncyCastle.PROVIDER);
        pairs.initialize(
                ((ECPublicKey) to.getPublicKey()).getParams().getOrder().bitLength() == 256
                        ? new ECGenParameterSpec("secp256r1")
                        : new ECGenParameterSpec("secp384r1"));
        KeyPair ephemeral = pairs.generateKeyPair();
        return new JceKeyAgreeRecipientInfoGenerator(kdf, ephemeral.getPrivate(), ephemeral.getPublic(), wrap)
                .setProvider(BouncyCastle.PROVIDER);
    }

    static EnvelopeRecipientForge transport(X509Certificate to) {
        return key -> generated(new JceKeyTransRecipientInfoGenerator(to, oaep("SHA-256", "SHA-256", "")), key);
    }

    static EnvelopeRecipientForge transport(X509Certificate to, String hash, String mask, String label) {
        return key -> generated(new JceKeyTransRecipientInfoGenerator(to, oaep(hash, mask, label)), key);
    }

    static EnvelopeRecipientForge transportByKeyIdentifier(X509Certificate to) {
        return key -> generated(
                new JceKeyTransRecipientInfoGenerator(keyIdentifier(to), oaep("SHA-256", "SHA-256", ""), imported(to)),
                key);
    }

    static EnvelopeRecipientForge pkcs1(X509Certificate to) {
        return key -> generated(new JceKeyTransRecipientInfoGenerator(to), key);
    }

    static EnvelopeRecipientForge password() {
        return key -> generated(
                new JcePasswordRecipientInfoGenerator(CMSAlgorithm.AES256_CBC, "secret".toCharArray())
                        .setProvider(BouncyCastle.PROVIDER),
                key);
    }

    static EnvelopeRecipientForge sharedKey() {
        return key -> generated(
                new JceKEKRecipientInfoGenerator(new byte[] {1}, new SecretKeySpec(new byte[32], "AES"))
                        .setProvider(BouncyCastle.PROVIDER),
                key);
    }

    /** The same with one field of its sequence in another version. */
    default EnvelopeRecipientForge field(int number, ASN1Encodable value) {
        return key -> {
            ASN1Encodable[] fields =
                    ASN1Sequence.getInstance(wrap(key).toASN1Primitive()).toArray();
            fields[number] = value;
            return new DERSequence(fields);
        };
    }

    private static AlgorithmIdentifier oaep(String hash, String mask, String label) throws GeneralSecurityException {
        PSource source = label.isEmpty()
                ? PSource.PSpecified.DEFAULT
                : new PSource.PSpecified(label.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return new JcaAlgorithmParametersConverter()
                .getAlgorithmIdentifier(
                        PKCSObjectIdentifiers.id_RSAES_OAEP,
                        new OAEPParameterSpec(hash, "MGF1", new MGF1ParameterSpec(mask), source));
    }

    private static byte[] keyIdentifier(X509Certificate certificate) throws GeneralSecurityException {
        return SubjectKeyIdentifier.fromExtensions(new JcaX509CertificateHolder(certificate).getExtensions())
                .getKeyIdentifier();
    }

    private static java.security.PublicKey imported(X509Certificate certificate) throws GeneralSecurityException {
        return java.security.KeyFactory.getInstance(certificate.getPublicKey().getAlgorithm(), BouncyCastle.PROVIDER)
                .generatePublic(
                        new X509EncodedKeySpec(certificate.getPublicKey().getEncoded()));
    }

    private static ASN1Encodable generated(RecipientInfoGenerator generator, byte[] key) throws CMSException {
        return generator.generate(
                new JceGenericKey(new AlgorithmIdentifier(CMSAlgorithm.AES256_GCM), new SecretKeySpec(key, "AES")));
    }
}
