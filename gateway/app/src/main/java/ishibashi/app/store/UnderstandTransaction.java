package ishibashi.app.store;

import ishibashi.message.Bytes;
import ishibashi.message.FileLabel;
import ishibashi.message.Posting;
import ishibashi.message.Pseudonymised;
import ishibashi.message.Signed;
import ishibashi.pseudonymise.Vault;
import ishibashi.pseudonymise.view.AnonymousView;
import ishibashi.refusal.Refusal;
import ishibashi.work.Mending;
import ishibashi.work.Task;
import ishibashi.work.Trial;
import ishibashi.work.Understanding;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The transaction <em>understand</em>. */
public final class UnderstandTransaction implements Understanding {
    private final Database database;
    private final SealedMessages messages;
    private final UnderstoodChunks chunks;
    private final MendingRows mending;
    private final Progress progress;
    private final OutboxTable outbox;
    private final Acts acts;
    private final WorkSignal signal;
    private final Duration lease;

    public UnderstandTransaction(
            Database database,
            Vault vault,
            OutboxTable outbox,
            Acts acts,
            WorkSignal signal,
            Function<Posting, AnonymousView> views,
            Clock clock,
            Duration lease) {
        this.database = database;
        this.messages = new SealedMessages(database, vault);
        this.mending = new MendingRows(database, vault);
        this.chunks = new UnderstoodChunks(database, acts, views, clock);
        this.progress = new Progress(database);
        this.outbox = outbox;
        this.acts = acts;
        this.signal = signal;
        this.lease = lease;
    }

    @Override
    public Opened open(Task task) {
        Integer first = database.jdbc()
                .queryForObject(
                        "select count(*) from chunk where message = ?",
                        Integer.class,
                        task.message().value());
        Bytes content = messages.part(task.message(), task.member(), "content")
                .orElseThrow(() -> new SecurityException("the key was destroyed"));
        Optional<FileLabel> label = messages.part(task.message(), task.member(), "label")
                .map(bytes -> new FileLabel(new String(bytes.toArray(), StandardCharsets.UTF_8)));
        Trial trial = StoredTrial.of(database, task);
        Optional<Mending> mended = mending.of(task.message(), task.member());
        int begun = first == null || mended.isPresent() ? 0 : first;
        return database.jdbc()
                .query(
                        "select signed_at, released, mapping_version from message where id = ?",
                        (row, n) -> new Opened(
                                task.message(),
                                task.member(),
                                label,
                                content,
                                row.getTimestamp("signed_at").toInstant(),
                                first == null ? 0 : first,
                                row.getBoolean("released"),
                                Optional.ofNullable(row.getString("mapping_version"))
                                        .filter(mapping -> begun > 0),
                                mended,
                                trial),
                        task.message().value())
                .getFirst();
    }

    @Override
    public void keep(Task task, Pseudonymised chunk) {
        database.run(() -> {
            progress.lock(task.message());
            chunks.keep(chunk, () -> mending.makeRoom(chunk));
            if (chunk.last()) {
                progress.finish(task);
                chunks.end(chunk);
            } else {
                progress.prolong(task, (double) lease.toSeconds());
            }
        });
        signal.ring();
    }

    @Override
    public void hold(Task task, Refusal refusal, Signed.Result told) {
        database.run(() -> {
            progress.lock(task.message());
            if (mending.letWait(task.message())) {
                leave(task, refusal);
                return;
            }
            database.jdbc()
                    .update(
                            "update message set state = 'quarantined', refusal = ?::jsonb, concluded_at = now()"
                                    + " where id = ? and state = 'pending'",
                            RefusalJson.write(List.of(refusal.withoutRaw())),
                            task.message().value());
            outbox.add(Optional.of(task.message()), List.of(told));
            progress.finish(task);
            acts.write(
                    "message-held",
                    task.member().value(),
                    Map.of(
                            "message",
                            task.message().toString(),
                            "code",
                            refusal.code().wire(),
                            "incident",
                            refusal.incident().toString()));
        });
        signal.ring();
    }

    /** What was to be mended is not to be read: the message stays what it was, and is told as it is. */
    private void leave(Task task, Refusal refusal) {
        progress.finish(task);
        chunks.endAsBefore(task.message());
        acts.write(
                "rows-not-mended",
                task.member().value(),
                Map.of(
                        "message",
                        task.message().toString(),
                        "code",
                        refusal.code().wire()));
    }
}
