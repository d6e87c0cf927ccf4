package ishibashi.trust;

import ishibashi.message.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** RFC 7515 appendix F: a compact JWS whose middle part is empty, its content being known already. */
record DetachedJws(String header, Bytes headerBytes, Bytes value) {
    private static final int LARGEST_HEADER = 4_096;
    private static final int LARGEST = 8_192;
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    /** Empty unless it has this form exactly: three parts, base64url without padding, blanks or stray bits. */
    static Optional<DetachedJws> of(String compact) {
        if (compact.length() > LARGEST) {
            return Optional.empty();
        }
        String[] parts = compact.split("\\.", -1);
        if (parts.length != 3 || !parts[1].isEmpty()) {
            return Optional.empty();
        }
        return decoded(parts[0])
                .filter(header -> header.length > 0 && header.length <= LARGEST_HEADER)
                .flatMap(header -> decoded(parts[2])
                        .map(value -> new DetachedJws(parts[0], Bytes.owning(header), Bytes.owning(value))));
    }

    private static Optional<byte[]> decoded(String part) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(part);
            return BASE64URL.encodeToString(bytes).equals(part) ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** RFC 7515 §5.2, step 8: what was signed, if that is the payload. */
    byte[] signedOver(Bytes payload) {
        String input = header + "." + BASE64URL.encodeToString(payload.toArray());
        return input.getBytes(StandardCharsets.US_ASCII);
    }
}
