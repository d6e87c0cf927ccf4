package ishibashi.message;

import java.time.Instant;
import java.util.Set;

/**
 * What the store already has under a record's key: enough to tell an equal row from a change (rulings 3, 4), and whose it is.
 *
 * @param active false once it was withdrawn
 * @param meaning fingerprint of what the row says in canonical terms, equal over all doors
 * @param owner the member that submitted it
 * @param updatedAt when this version was made
 * @param facilities tokens of the vacancy's facility
 */
public record Known(
        RecordId record,
        Digest rowDigest,
        String mappingVersion,
        Instant signedAt,
        int version,
        boolean active,
        Token meaning,
        MemberId owner,
        Instant updatedAt,
        Set<Token> facilities) {
    public Known {
        facilities = Set.copyOf(facilities);
    }

    /**
     * Read in the same way, equal cells are equal. Read in another way (another door, a changed mapping), what they mean is: but a
     * sender that has seen what stands there means a change even then.
     */
    public boolean says(Digest cells, String readBy, Token theirMeaning, boolean seen) {
        return active
                && (mappingVersion.equals(readBy) ? rowDigest.equals(cells) : !seen && meaning.equals(theirMeaning));
    }
}
