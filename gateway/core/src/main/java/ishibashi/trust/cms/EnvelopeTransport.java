package ishibashi.trust.cms;

import ishibashi.message.Bytes;
import ishibashi.trust.Algorithms;
import java.security.GeneralSecurityException;
import java.security.spec.MGF1ParameterSpec;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.cms.KeyTransRecipientInfo;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAESOAEPparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/** RFC 5652 §6.2.1 with RFC 3560: the content key under RSA-OAEP, SHA-256 for the hash and for MGF1. */
record EnvelopeTransport(KeyTransRecipientInfo info) implements EnvelopeRecipient {
    private static final OAEPParameterSpec OAEP =
            new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);

    /** As it was sent. */
    Bytes name() {
        return Bytes.owning(Encoded.der(info.getRecipientIdentifier()));
    }

    @Override
    public boolean wellVersioned() {
        boolean byKeyIdentifier = info.getRecipientIdentifier().toASN1Primitive() instanceof ASN1TaggedObject;
        return info.getVersion().hasValue(byKeyIdentifier ? 2 : 0);
    }

    @Override
    public boolean onTheList() {
        AlgorithmIdentifier algorithm = info.getKeyEncryptionAlgorithm();
        if (!algorithm.getAlgorithm().equals(PKCSObjectIdentifiers.id_RSAES_OAEP)
                || algorithm.getParameters() == null) {
            return false;
        }
        RSAESOAEPparams parameters = RSAESOAEPparams.getInstance(algorithm.getParameters());
        return sha256(parameters.getHashAlgorithm())
                && parameters.getMaskGenAlgorithm().getAlgorithm().equals(PKCSObjectIdentifiers.id_mgf1)
                && sha256(AlgorithmIdentifier.getInstance(
                        parameters.getMaskGenAlgorithm().getParameters()))
                && parameters.getPSourceAlgorithm().equals(RSAESOAEPparams.DEFAULT_P_SOURCE_ALGORITHM);
    }

    private static boolean sha256(AlgorithmIdentifier hash) {
        return hash.getAlgorithm().equals(NISTObjectIdentifiers.id_sha256) && Algorithms.withoutParameters(hash);
    }

    @Override
    public boolean fits(EnvelopeKey key) {
        return key.isRsa();
    }

    @Override
    public byte[] contentKey(EnvelopeKey key) throws GeneralSecurityException {
        Cipher rsa = Cipher.getInstance("RSA/ECB/OAEPPadding");
        rsa.init(Cipher.DECRYPT_MODE, key.key(), OAEP);
        return rsa.doFinal(info.getEncryptedKey().getOctets());
    }
}
