package ishibashi.trust.cms;

import ishibashi.trust.BouncyCastle;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.math.ec.ECPoint;

/** The mathematics of an envelope. Secrets are wiped by who was last to need them. */
final class EnvelopeCipher {
    private EnvelopeCipher() {}

    /** SEC 1 §3.3.1, by whoever holds the key: the curve's field wide. */
    static byte[] agree(PrivateKey key, ASN1ObjectIdentifier curve, ECPoint point) throws GeneralSecurityException {
        try {
            KeyAgreement ecdh = KeyAgreement.getInstance("ECDH", BouncyCastle.PROVIDER);
            ecdh.init(key);
            ecdh.doPhase(
                    BouncyCastleProvider.getPublicKey(new SubjectPublicKeyInfo(
                            new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, curve),
                            point.getEncoded(false))),
                    true);
            return ecdh.generateSecret();
        } catch (IOException | IllegalStateException e) {
            throw new InvalidKeyException(e);
        }
    }

    /**
     * SEC 1 §3.6.1, ANSI X9.63.
     *
     * @param length bytes of the derived key
     */
    static byte[] derive(String hash, byte[] secret, byte[] info, int length) throws GeneralSecurityException {
        MessageDigest digest = MessageDigest.getInstance(hash);
        ByteBuffer key = ByteBuffer.allocate(length);
        for (int counter = 1; key.hasRemaining(); counter++) {
            digest.update(secret);
            digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(counter).flip());
            byte[] block = digest.digest(info);
            key.put(block, 0, Math.min(block.length, key.remaining()));
        }
        Arrays.fill(secret, (byte) 0);
        return key.array();
    }

    /** RFC 3394. */
    static byte[] unwrap(byte[] wrapping, byte[] wrapped) throws GeneralSecurityException {
        try {
            Cipher wrap = Cipher.getInstance("AESWrap");
            wrap.init(Cipher.UNWRAP_MODE, new SecretKeySpec(wrapping, "AES"));
            return wrap.unwrap(wrapped, "AES", Cipher.SECRET_KEY).getEncoded();
        } finally {
            Arrays.fill(wrapping, (byte) 0);
        }
    }

    /**
     * RFC 5084 §1.5: nothing comes out unless the tag holds over all of it.
     *
     * @param covered what the tag covers besides the content
     * @param sealed the content with its tag behind it
     */
    static byte[] open(byte[] key, byte[] nonce, int tag, byte[] covered, byte[]... sealed)
            throws GeneralSecurityException {
        Cipher gcm = Cipher.getInstance("AES/GCM/NoPadding");
        gcm.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(tag * Byte.SIZE, nonce));
        gcm.updateAAD(covered);
        for (byte[] part : sealed) {
            gcm.update(part);
        }
        return gcm.doFinal();
    }
}
