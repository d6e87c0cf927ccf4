package ishibashi.pseudonymise;

import ishibashi.message.Bytes;
import ishibashi.message.Sealed;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** D5: AES-256-GCM (NIST SP 800-38D) under a fresh key each, the key wrapped by AES-256-GCM under a key-encryption key. */
public final class KeyVault implements Vault {
    private static final int KEY = 32;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final String current;
    private final Map<String, SecretKey> wrapping;
    private final SecureRandom random;
    private final ThreadLocal<Cipher> ciphers = ThreadLocal.withInitial(KeyVault::cipher);

    /**
     * @param current id of the key that wraps what is sealed from now on
     * @param wrapping all key-encryption keys by their ids, AES-256
     */
    public KeyVault(String current, Map<String, SecretKey> wrapping, SecureRandom random) {
        if (!wrapping.containsKey(current)) {
            throw new IllegalArgumentException("no key-encryption key " + current);
        }
        this.current = current;
        this.wrapping = Map.copyOf(wrapping);
        this.random = random;
    }

    @Override
    public Sealed seal(byte[] clear, Context context) {
        byte[] key = new byte[KEY];
        random.nextBytes(key);
        byte[] bound = bound(context);
        try {
            Bytes text = Bytes.owning(encrypt(new SecretKeySpec(key, "AES"), clear, bound));
            return new Sealed(current, Bytes.owning(encrypt(wrappingKey(current), key, bound)), text);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    @Override
    public byte[] open(Sealed sealed, Context context) {
        byte[] bound = bound(context);
        byte[] key = decrypt(wrappingKey(sealed.keyId()), sealed.wrappedKey().toArray(), bound);
        try {
            return decrypt(new SecretKeySpec(key, "AES"), sealed.nonceAndText().toArray(), bound);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private SecretKey wrappingKey(String id) {
        SecretKey key = wrapping.get(id);
        if (key == null) {
            throw new SecurityException("no key-encryption key of that id");
        }
        return key;
    }

    private static byte[] bound(Context context) {
        return Fields.of("ishibashi-vault-1", context.subject(), context.owner(), context.purpose());
    }

    private byte[] encrypt(SecretKey key, byte[] clear, byte[] bound) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] out = Arrays.copyOf(nonce, NONCE + clear.length + TAG_BITS / 8);
        try {
            Cipher cipher = ciphers.get();
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(bound);
            cipher.doFinal(clear, 0, clear.length, out, NONCE);
            return out;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot seal", e);
        }
    }

    private byte[] decrypt(SecretKey key, byte[] sealed, byte[] bound) {
        if (sealed.length < NONCE + TAG_BITS / 8) {
            throw new SecurityException("the key was destroyed");
        }
        try {
            Cipher cipher = ciphers.get();
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, sealed, 0, NONCE));
            cipher.updateAAD(bound);
            return cipher.doFinal(sealed, NONCE, sealed.length - NONCE);
        } catch (GeneralSecurityException e) {
            throw new SecurityException("does not open", e);
        }
    }

    private static Cipher cipher() {
        try {
            return Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
