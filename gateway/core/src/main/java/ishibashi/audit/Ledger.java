package ishibashi.audit;

import ishibashi.message.MemberId;
import ishibashi.message.MessageId;
import ishibashi.message.Tally;
import java.util.Optional;

/** Port: the conservation ledger (contract §6), read in one snapshot. */
public interface Ledger {
    Books books(Optional<MemberId> member, Optional<MessageId> message);

    /**
     * Both tallies balance by construction.
     *
     * @param withdrawn records that left again: counted apart, since their rows were accepted when they came
     */
    record Books(Tally messages, Tally rows, long withdrawn) {}
}
