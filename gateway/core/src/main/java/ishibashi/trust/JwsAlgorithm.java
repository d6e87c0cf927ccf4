package ishibashi.trust;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.Optional;

/** RFC 7518 §3.1: the four algorithms that are allowed; what is not here is refused (security §3). */
enum JwsAlgorithm {
    ES256("SHA256withPLAIN-ECDSA", 256),
    ES384("SHA384withPLAIN-ECDSA", 384),
    PS256("SHA256withRSAandMGF1", 0),
    RS256("SHA256withRSA", 0);

    private final String engine;
    /** Bits of the curve, 0 for RSA. */
    private final int curve;

    JwsAlgorithm(String engine, int curve) {
        this.engine = engine;
        this.curve = curve;
    }

    static Optional<JwsAlgorithm> named(String name) {
        return Arrays.stream(values()).filter(a -> a.name().equals(name)).findFirst();
    }

    /** Whether a key of this kind signs by this algorithm. The key decides, the header only agrees (RFC 8725 §3.1). */
    boolean fits(PublicKey key) {
        return AllowedKeys.allowed(key)
                && switch (key) {
                    case ECPublicKey ec -> bits(ec) == curve;
                    case RSAPublicKey rsa -> curve == 0;
                    default -> false;
                };
    }

    /** RFC 7518 §3.4: r and s side by side, each in [1, n − 1]; or an RSA number as long as its modulus. */
    boolean hasForm(byte[] value, PublicKey key) {
        return switch (key) {
            case ECPublicKey ec ->
                value.length == curve / 4
                        && inRange(ec, value, 0, curve / 8)
                        && inRange(ec, value, curve / 8, curve / 4);
            case RSAPublicKey rsa -> value.length == (rsa.getModulus().bitLength() + 7) / 8;
            default -> false;
        };
    }

    private static boolean inRange(ECPublicKey key, byte[] value, int from, int to) {
        BigInteger part = new BigInteger(1, Arrays.copyOfRange(value, from, to));
        return part.signum() > 0 && part.compareTo(key.getParams().getOrder()) < 0;
    }

    private static int bits(ECPublicKey key) {
        return key.getParams().getCurve().getField().getFieldSize();
    }

    /** The mathematics, on a value that has its form. */
    boolean holds(byte[] signed, byte[] value, PublicKey key) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(engine, BouncyCastle.PROVIDER);
        if (this == PS256) {
            signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
        }
        signature.initVerify(key);
        signature.update(signed);
        return signature.verify(value);
    }
}
