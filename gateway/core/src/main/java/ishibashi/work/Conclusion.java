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
     * @param revision how often rows of it were mended after it had been told
     * @param mended which, at most 1,000, the latest first
     */
    record Summary(
            MessageId message,
            MemberId member,
            String receipt,
            Digest digest,
            int size,
            Door door,
            Tally rows,
            List<HeldRow> held,
            int revision,
            List<Mended> mended) {
        public Summary {
            held = List.copyOf(held);
            mended = List.copyOf(mended);
        }

        /** The same with another form of the receipt. */
        public Summary with(String otherReceipt) {
            return new Summary(message, member, otherReceipt, digest, size, door, rows, held, revision, mended);
        }

        @Override
        public String toString() {
            return "Summary[" + message + "]";
        }
    }

    /** A row that is not understood, and why. */
    record HeldRow(String where, List<Refusal> refusals) {}

    /**
     * A row that was read once more.
     *
     * @param repaired an operator changed its cells; else it was read anew as it stood
     * @param reason in the operator's words
     */
    record Mended(String where, boolean repaired, String reason) {}
}
