package ishibashi.audit;

import ishibashi.message.Digest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A link of the line chain. It hashes the link before it and its own entry, so the newest fixes all that came before.
 *
 * @param number from 1, without gaps
 * @param leaf hash of the entry's text as a leaf of RFC 6962 §2.1: SHA-256 over a byte 00 and the text
 * @param hash SHA-256 over a byte 02, the hash of the link before it and the leaf
 */
public record Link(long number, Digest leaf, Digest hash) {
    private static final Digest NOTHING = new Digest("0".repeat(64));
    private static final byte LEAF = 0;
    private static final byte LINK = 2;

    /** Stands before the first. */
    public static final Link BEFORE_ALL = new Link(0, NOTHING, NOTHING);

    public static Digest leaf(byte[] text) {
        return hash(LEAF, text, new byte[0]);
    }

    public Link next(Digest nextLeaf) {
        return new Link(number + 1, nextLeaf, hash(LINK, hash.toArray(), nextLeaf.toArray()));
    }

    static Digest hash(byte kind, byte[] first, byte[] second) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(kind);
            sha256.update(first);
            return new Digest(HexFormat.of().formatHex(sha256.digest(second)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
