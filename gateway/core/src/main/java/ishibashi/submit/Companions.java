package ishibashi.submit;

import ishibashi.message.MemberId;
import ishibashi.message.RecordId;
import java.util.List;
import java.util.Optional;

/** Port: the resources beside the postings that a member has sent; empty for unknown and for another's alike. */
public interface Companions {
    Optional<Companion.Stored> find(MemberId caller, String type, String system, String value);

    Optional<Companion.Stored> find(MemberId caller, String type, RecordId id);

    /** Whether the caller's bank keeps a resource with that business identifier for another of its members, who alone may change it. */
    boolean isAnothers(MemberId caller, String type, String system, String value);

    /** All versions, the newest first. */
    List<Companion.Stored> history(MemberId caller, String type, RecordId id);

    /** The newest of each, the latest first. */
    List<Companion.Stored> all(MemberId caller, String type, int most);
}
