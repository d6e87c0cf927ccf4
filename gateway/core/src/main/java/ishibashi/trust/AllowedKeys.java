package ishibashi.trust;

import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;

/** Which keys may sign (security §3.0). */
public final class AllowedKeys {
    private AllowedKeys() {}

    /** P-256, P-384, RSA from 3072. */
    public static boolean allowed(PublicKey key) {
        return switch (key) {
            case ECPublicKey ec -> {
                int bits = ec.getParams().getCurve().getField().getFieldSize();
                yield bits == 256 || bits == 384;
            }
            case RSAPublicKey rsa -> rsa.getModulus().bitLength() >= 3072;
            default -> false;
        };
    }
}
