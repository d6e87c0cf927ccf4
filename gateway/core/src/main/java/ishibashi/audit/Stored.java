package ishibashi.audit;

import ishibashi.message.Bytes;
import java.util.Optional;
import java.util.UUID;

/**
 * A link and its act as the store has them, which anybody may have changed: nothing here is of a form that is sure.
 *
 * @param entry id of the act that the link names
 * @param leaf in hex
 * @param hash in hex
 * @param act empty if there is no such act
 */
public record Stored(long number, Rule rule, UUID entry, String leaf, String hash, Optional<Act> act) {
    /** By which rule it was linked. */
    public enum Rule {
        /** Hash over the hash before it in hex and the entry as lines, joined by line ends, its details as the database printed them. */
        LINES,
        /** As {@link Link} says. */
        LEAVES
    }

    /**
     * An act.
     *
     * @param text what was hashed
     * @param shown what its columns say, empty if they make no entry; they must say the same
     */
    public record Act(Bytes text, Optional<Entry> shown) {}
}
