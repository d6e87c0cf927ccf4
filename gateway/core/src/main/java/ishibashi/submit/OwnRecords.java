package ishibashi.submit;

import ishibashi.message.Kind;
import ishibashi.message.MemberId;
import ishibashi.message.RecordId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Port: what a member may see whole, by whatever door it came: records that it operates or that it submitted. */
public interface OwnRecords {
    /** The newest version; empty for unknown and for another's alike. */
    Optional<OwnRecord> find(MemberId caller, RecordId record);

    /** By the number under which the caller, or its operator of record, keeps it. */
    Optional<OwnRecord> find(MemberId caller, Kind kind, String number);

    /** The newest versions of those that are the caller's own, in no order. */
    List<OwnRecord> all(MemberId caller, Collection<RecordId> records);

    /** All versions, the newest first; empty for unknown and for another's alike. */
    List<OwnRecord> history(MemberId caller, RecordId record);

    /** How many of the other side its last matching named; 0 for unknown and for another's alike. */
    int reach(MemberId caller, RecordId record);
}
