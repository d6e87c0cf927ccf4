package ishibashi.submit;

import ishibashi.message.RecordId;
import ishibashi.refusal.Refusal;
import java.time.Instant;
import java.util.List;

/** What became of one item. {@code at} is when the version was made. */
public sealed interface Fate {
    record Created(RecordId record, int version, Instant at) implements Fate {}

    record Changed(RecordId record, int version, Instant at) implements Fate {}

    /** It was there already, equal; or the whole message was a repeat, and this is what stands now. */
    record Unchanged(RecordId record, int version, Instant at) implements Fate {}

    /** It left: withdrawn by its sender. */
    record Left(RecordId record, int version, Instant at) implements Fate {}

    /** Held alone, the others went through. */
    record Held(List<Refusal> refusals) implements Fate {
        public Held {
            refusals = List.copyOf(refusals);
        }
    }
}
