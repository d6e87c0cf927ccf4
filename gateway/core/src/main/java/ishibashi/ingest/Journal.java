package ishibashi.ingest;

import ishibashi.message.Door;
import ishibashi.message.MemberId;
import ishibashi.message.Received;
import ishibashi.refusal.Refusal;
import java.util.Optional;

/** Port of the transaction <em>receive</em>: sealed bytes, inbox row, ledger, receipt, work and audit entry, together. */
public interface Journal {
    /**
     * Returns after the commit. The same member and content digest is a repeat and gets the stored receipt (rulings 3 says
     * when it is a re-assertion instead), even where its time is over; else what is stale is refused and nothing kept.
     *
     * @throws JournalUnavailable if it cannot be made durable now
     */
    Answer keep(Received received);

    /** Counts and audits a message refused to an enrolled member. */
    void rejected(MemberId member, Door door, Refusal refusal);

    /** Counts a stranger; nothing else is kept of it. */
    void stranger(Door door, Refusal refusal);

    /** Whoever stood at the door: a member, or nobody's. */
    default void refused(Optional<MemberId> member, Door door, Refusal refusal) {
        member.ifPresentOrElse(id -> rejected(id, door, refusal), () -> stranger(door, refusal));
    }

    /** The store cannot commit now; nothing was kept. */
    final class JournalUnavailable extends RuntimeException {
        private static final long serialVersionUID = 1;

        public JournalUnavailable(Throwable cause) {
            super("cannot be made durable now", cause);
        }
    }
}
