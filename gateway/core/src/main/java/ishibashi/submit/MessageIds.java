package ishibashi.submit;

import ishibashi.message.Digest;
import ishibashi.message.MemberId;
import java.util.Optional;
import java.util.UUID;

/** Port: the ids that members give to their messages (wsa:MessageID), each for one content (security §3.3, case 33). */
public interface MessageIds {
    /**
     * What this member first sent under this id: the content given here, if it is the first. Decided by a unique constraint, so
     * that of two at once on two nodes one wins.
     */
    Digest bind(MemberId member, UUID id, Digest content);

    /** The content that this member sent under this id before. */
    Optional<Digest> find(MemberId member, UUID id);
}
