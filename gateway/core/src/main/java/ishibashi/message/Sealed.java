package ishibashi.message;

/**
 * Something under its own AES-256-GCM key, the key wrapped by the key-encryption key of that id (D5). Destroying
 * {@code wrappedKey} erases it. {@code nonceAndText} is nonce (12 bytes), ciphertext, tag (16 bytes).
 */
public record Sealed(String keyId, Bytes wrappedKey, Bytes nonceAndText) {}
