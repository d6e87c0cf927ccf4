package ishibashi.trust;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.util.Base64;
import java.util.Collection;
import java.util.Optional;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** RFC 7515 compact JWS with ES256 and the certificate's hash {@code x5t#S256} in its header (security §3.4). */
public final class Jws {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();
    private static final String ALGORITHM = "SHA256withPLAIN-ECDSA";
    /** RFC 6979: the same payload is the same token, so that a receipt that is made again is the very same one. */
    private static final String DETERMINISTIC = "SHA256withECDDSA";

    private Jws() {}

    /** @param type value of {@code typ}, so that a token is no other token */
    public static String sign(byte[] payload, String type, PrivateKey key, X509Certificate certificate) {
        String header = JSON.writeValueAsString(JSON.createObjectNode()
                .put("alg", "ES256")
                .put("typ", type)
                .put("x5t#S256", KeyNames.certificateThumbprint(certificate)));
        String signed = encode(header.getBytes(StandardCharsets.UTF_8)) + "." + encode(payload);
        try {
            Signature signature = Signature.getInstance(DETERMINISTIC, BouncyCastle.PROVIDER);
            signature.initSign(key);
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + encode(plain(signature.sign(), certificate));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("cannot sign", e);
        }
    }

    /** RFC 7518 §3.4: r and s side by side, where the engine gives their DER. */
    private static byte[] plain(byte[] der, X509Certificate certificate) throws IOException {
        BigInteger order =
                ((ECPublicKey) certificate.getPublicKey()).getParams().getOrder();
        BigInteger[] parts = StandardDSAEncoding.INSTANCE.decode(order, der);
        return PlainDSAEncoding.INSTANCE.encode(order, parts[0], parts[1]);
    }

    /** The payload if one of these certificates signed it and it is of that type; empty for every fault alike. */
    public static Optional<byte[]> verify(String compact, String type, Collection<X509Certificate> signers) {
        String[] parts = compact.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            JsonNode header = JSON.readTree(decode(parts[0]));
            if (!header.path("alg").asString("").equals("ES256")
                    || !header.path("typ").asString("").equals(type)
                    || header.has("crit")) {
                return Optional.empty();
            }
            String thumbprint = header.path("x5t#S256").asString("");
            for (X509Certificate signer : signers) {
                if (KeyNames.certificateThumbprint(signer).equals(thumbprint) && holds(parts, signer)) {
                    return Optional.of(decode(parts[1]));
                }
            }
            return Optional.empty();
        } catch (JacksonException | IllegalArgumentException | GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private static boolean holds(String[] parts, X509Certificate signer) throws GeneralSecurityException {
        byte[] value = decode(parts[2]);
        if (value.length != 64) {
            return false;
        }
        Signature signature = Signature.getInstance(ALGORITHM, BouncyCastle.PROVIDER);
        signature.initVerify(signer.getPublicKey());
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        return signature.verify(value);
    }

    private static byte[] decode(String part) {
        byte[] bytes = DECODER.decode(part);
        if (!encode(bytes).equals(part)) {
            throw new IllegalArgumentException("stray bits");
        }
        return bytes;
    }

    private static String encode(byte[] bytes) {
        return ENCODER.encodeToString(bytes);
    }
}
