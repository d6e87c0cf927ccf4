package ishibashi.work;

import ishibashi.message.Bytes;
import ishibashi.message.FileLabel;
import ishibashi.message.MemberId;
import ishibashi.message.MessageId;
import ishibashi.message.Pseudonymised;
import ishibashi.message.Signed;
import ishibashi.refusal.Refusal;
import java.time.Instant;
import java.util.Optional;

/** Port of the transaction <em>understand</em>. */
public interface Understanding {
    /** Opens the sealed content of the task's message. */
    Opened open(Task task);

    /**
     * Commits one chunk: vault, records without identity, row ledger, quarantine, audit entry, and the task to match it if it
     * changed a record. With the last chunk the understand task is finished. A chunk that was committed before is not
     * committed again.
     */
    void keep(Task task, Pseudonymised chunk);

    /**
     * Holds the whole message with its code (rulings 1), told by this result in the outbox and by {@code quarantine}. Where only some of
     * its rows were to be mended they wait as before, and the message stays what it was.
     */
    void hold(Task task, Refusal refusal, Signed.Result told);

    /**
     * What is to be understood.
     *
     * @param label what the sender calls it
     * @param signedAt orders the versions of a record
     * @param firstChunk the first chunk that is not committed yet, from 0
     * @param released an operator has said that no guard holds it any more (rulings 2)
     * @param begunBy version of the mapping that its first rows were read by, where some are kept already
     * @param mending only these rows are wanted; their chunks come after those that there are
     */
    record Opened(
            MessageId id,
            MemberId member,
            Optional<FileLabel> label,
            Bytes content,
            Instant signedAt,
            int firstChunk,
            boolean released,
            Optional<String> begunBy,
            Optional<Mending> mending,
            Trial trial) {}
}
