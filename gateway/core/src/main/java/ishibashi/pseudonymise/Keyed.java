package ishibashi.pseudonymise;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA-256 (RFC 2104) of length-prefixed fields, cut to 128 bits, as 26 letters of base32 (RFC 4648 §6, lower case). */
final class Keyed {
    private static final String ALGORITHM = "HmacSHA256";
    private static final char[] LETTERS = "abcdefghijklmnopqrstuvwxyz234567".toCharArray();
    private static final int BYTES = 16;

    private final ThreadLocal<Mac> macs;

    Keyed(byte[] key) {
        SecretKeySpec spec = new SecretKeySpec(key.clone(), ALGORITHM);
        this.macs = ThreadLocal.withInitial(() -> mac(spec));
    }

    private static Mac mac(SecretKeySpec key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String of(String... fields) {
        return base32(bytes(fields));
    }

    /** Sixteen of them. */
    byte[] bytes(String... fields) {
        return Arrays.copyOf(macs.get().doFinal(Fields.of(fields)), BYTES);
    }

    private static String base32(byte[] bytes) {
        StringBuilder text = new StringBuilder(26);
        int held = 0;
        int bits = 0;
        for (byte b : bytes) {
            held = (held << 8) | (b & 0xff);
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(LETTERS[(held >> bits) & 31]);
            }
        }
        return text.append(LETTERS[(held << (5 - bits)) & 31]).toString();
    }
}
