package ishibashi.submit;

import ishibashi.message.MessageId;
import ishibashi.message.RecordId;
import ishibashi.refusal.Refusal;
import java.util.List;
import java.util.Optional;

/** The answer to a submission. */
public sealed interface Submitted {
    /**
     * Durable.
     *
     * @param receipt compact JWS, the very same for every repeat
     * @param repeat the same message was taken before
     * @param fates one for each item, in order
     */
    record Taken(MessageId message, String receipt, boolean repeat, List<Fate> fates) implements Submitted {
        public Taken {
            fates = List.copyOf(fates);
        }
    }

    /** Nothing was kept; all reasons at once. */
    record Refused(List<Reason> reasons) implements Submitted {
        public Refused {
            reasons = List.copyOf(reasons);
        }

        public List<Refusal> refusals() {
            return reasons.stream().map(Reason::refusal).toList();
        }
    }

    /**
     * Why an item cannot be taken.
     *
     * @param item index from 0; -1 for the whole
     * @param current what stands there now, where the sender may know it
     */
    record Reason(int item, Refusal refusal, Optional<Current> current) {}

    record Current(RecordId record, int version) {}
}
