package ishibashi.submit;

import ishibashi.message.MemberId;
import ishibashi.message.Posting;
import ishibashi.message.RecordId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Port: searching over what a member may see: its own records by what they say, others' by their anonymous view and no finer. */
public interface Views {
    Found search(MemberId caller, RoleQuery query);

    /** Another's posting by the pseudonym under which this member was shown it; empty for unknown, hidden and no longer there. */
    Optional<Shown> find(MemberId caller, String pseudonym);

    /**
     * A page.
     *
     * @param total how many there are, absent above 1,000
     */
    record Found(List<Hit> hits, Optional<Integer> total, boolean more) {
        public Found {
            hits = List.copyOf(hits);
        }
    }

    /** One of a page, and its place in the order of all: a day, then chance. */
    record Hit(Place place, Seen seen) {}

    record Place(LocalDate day, UUID chance) {}

    /** What the caller sees of it. */
    sealed interface Seen {}

    /** Its own. */
    record Own(RecordId record) implements Seen {}

    /**
     * Another's.
     *
     * @param version how many different views of it this member was shown
     */
    record Shown(String pseudonym, Posting posting, int version, LocalDate day) implements Seen {}
}
