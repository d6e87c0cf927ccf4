package ishibashi.work;

import ishibashi.message.Digest;
import ishibashi.message.Door;
import ishibashi.message.MemberId;
import ishibashi.message.MessageId;
import ishibashi.message.Signed;
import ishibashi.message.Tally;
import ishibashi.refusal.Refusal;
import java.util.List;

/** Port of the last step of a message: its rows are final, the counts are signed, the message is closed. */
public interface Conclusion {
    Summary open(Task task);

    /** Commits the message's final state and the {@code receipt} Bundle that tells it, finishes the task. */
    void keep(Task task, Signed.Result told);

    /**
     * What became of a message.
     *
     * @param receipt the compact JWS that was given at the door
     * @param held quarantined and rejected rows, at most 1,000, without raw values
     */
    record Summary(
            MessageId message,
            MemberId member,
            String receipt,
            Digest digest,
            int size,
            Door door,
            Tally rows,
            List<HeldRow> held) {
        public Summary {
            held = List.copyOf(held);
        }

        /** The same with another form of the receipt. */
        public Summary with(String otherReceipt) {
            return new Summary(message, member, otherReceipt, digest, size, door, rows, held);
        }

        @Override
        public String toString() {
            return "Summary[" + message + "]";
        }
    }

    /** A row that is not understood, and why. */
    record HeldRow(String where, List<Refusal> refusals) {}
}
