package ishibashi.audit;

import ishibashi.message.MemberId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Port: what a member has done, as it stands in the chain. What was done to it by others is not for it to read here. */
public interface Trail {
    /** The newest first; one more than asked for, if there are more. */
    List<Linked> of(MemberId member, Query query);

    /** Unknown and another's are the same nothing. */
    Optional<Linked> find(MemberId member, UUID entry);

    /** @param hash of the link, over all before it, in hex */
    record Linked(Entry entry, long number, String hash) {}

    /**
     * What is looked for.
     *
     * @param from done at this instant or later
     * @param before done earlier
     */
    record Query(Instant from, Instant before, Optional<Place> after, int count) {}

    /** A place in the order of all. */
    record Place(Instant at, UUID entry) {}
}
