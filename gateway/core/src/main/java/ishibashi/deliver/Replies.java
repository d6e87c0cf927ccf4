package ishibashi.deliver;

import ishibashi.ingest.Answer;
import ishibashi.message.MemberId;

/** Port: the answer of a door whose sender does not wait for it, as a signed Bundle in the outbox (rulings 27). */
public interface Replies {
    /**
     * Returns after the commit. The same answer told again under the same correlation is told once.
     *
     * @param correlation what the sender knows its message by, for the queue its JMSMessageID
     */
    void tell(MemberId recipient, Answer answer, String correlation);
}
