package ishibashi.trust;

import ishibashi.message.Digest;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.Optional;

/** By what a JWS may name a certificate's key: {@code x5t#S256} (RFC 7515 §4.1.8), or {@code kid} as the thumbprint of RFC 7638. */
public final class KeyNames {
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    private KeyNames() {}

    /** SHA-256 of the certificate, in base64url. */
    public static String certificateThumbprint(X509Certificate certificate) {
        return BASE64URL.encodeToString(Pin.of(certificate).digest().toArray());
    }

    /** SHA-256 of the key's own JWK members in their order, in base64url; empty for a kind of key that we do not take. */
    public static Optional<String> keyThumbprint(PublicKey key) {
        return members(key)
                .map(jwk -> BASE64URL.encodeToString(
                        Digest.of(jwk.getBytes(StandardCharsets.US_ASCII)).toArray()));
    }

    private static Optional<String> members(PublicKey key) {
        return switch (key) {
            case ECPublicKey ec -> {
                int bits = ec.getParams().getCurve().getField().getFieldSize();
                yield Optional.of("{\"crv\":\"P-" + bits + "\",\"kty\":\"EC\",\"x\":\""
                        + unsigned(ec.getW().getAffineX(), (bits + 7) / 8) + "\",\"y\":\""
                        + unsigned(ec.getW().getAffineY(), (bits + 7) / 8) + "\"}");
            }
            case RSAPublicKey rsa ->
                Optional.of("{\"e\":\"" + unsigned(rsa.getPublicExponent(), 0) + "\",\"kty\":\"RSA\",\"n\":\""
                        + unsigned(rsa.getModulus(), 0) + "\"}");
            default -> Optional.empty();
        };
    }

    /** Big-endian without sign; on as many bytes as said, or on as few as will do. */
    private static String unsigned(BigInteger number, int size) {
        byte[] bytes = number.toByteArray();
        int from = bytes.length > 1 && bytes[0] == 0 ? 1 : 0;
        int length = bytes.length - from;
        byte[] whole = new byte[Math.max(size, length)];
        System.arraycopy(bytes, from, whole, whole.length - length, length);
        return BASE64URL.encodeToString(whole);
    }
}
