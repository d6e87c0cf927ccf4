package ishibashi.app.store;

import ishibashi.deliver.Replies;
import ishibashi.ingest.Answer;
import ishibashi.message.MemberId;
import ishibashi.message.Signed;
import java.util.List;
import java.util.Optional;

/** Answers to senders that do not wait, in the outbox like every result. */
public final class StoredReplies implements Replies {
    private final Database database;
    private final OutboxTable outbox;
    private final Writer writer;

    /** Signs an answer. */
    @FunctionalInterface
    public interface Writer {
        Signed.Result write(MemberId recipient, Answer answer, String correlation);
    }

    public StoredReplies(Database database, OutboxTable outbox, Writer writer) {
        this.database = database;
        this.outbox = outbox;
        this.writer = writer;
    }

    @Override
    public void tell(MemberId recipient, Answer answer, String correlation) {
        Signed.Result result = writer.write(recipient, answer, correlation);
        database.run(() -> outbox.add(Optional.empty(), List.of(result), Optional.of(correlation)));
    }
}
