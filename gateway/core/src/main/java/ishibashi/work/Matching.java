package ishibashi.work;

import ishibashi.message.Posting;
import ishibashi.message.RecordId;
import ishibashi.message.Signed;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Port of the transaction <em>match and sign</em>. One active matcher over all nodes (advisory lock). */
public interface Matching {
    /** Changes of postings after that point of the commit-ordered change sequence, oldest first. */
    Changes changesAfter(long point, int limit);

    /** The point of the task's last change: up to it the index must be when the task is matched. */
    long pointOf(Task task);

    /** Records that the task's chunk made new or changed. */
    List<RecordId> changedBy(Task task);

    /** What was last told about these own records: own record → other record → score. */
    Map<RecordId, Map<RecordId, Integer>> lastTold(Collection<RecordId> own);

    /** Opens the sealed own numbers of these records, to name a recipient's own side. */
    Map<RecordId, String> numbers(Collection<RecordId> records);

    /** Commits what was told, outbox, final row states and audit entry together, and finishes the task. */
    void keep(Task task, Map<RecordId, Map<RecordId, Integer>> told, String ruleset, Signed signed);

    /** One step of the change sequence. {@code posting} is empty when the record left (withdrawn, expired, erased). */
    record Change(long point, RecordId record, Optional<Posting> posting) {}

    /** A run of changes, and the point to ask from next. */
    record Changes(List<Change> changes, long point) {
        public Changes {
            changes = List.copyOf(changes);
        }
    }
}
