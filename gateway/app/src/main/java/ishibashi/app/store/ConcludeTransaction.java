package ishibashi.app.store;

import ishibashi.audit.Ledger;
import ishibashi.message.Digest;
import ishibashi.message.Door;
import ishibashi.message.Signed;
import ishibashi.pseudonymise.Vault;
import ishibashi.work.Conclusion;
import ishibashi.work.Task;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The last step of a message: its counts are signed, it is closed, and keys that must not stay are destroyed. */
public final class ConcludeTransaction implements Conclusion {
    private static final int TOLD = 1_000;

    private final Database database;
    private final SealedMessages messages;
    private final Ledger ledger;
    private final OutboxTable outbox;
    private final Progress progress;
    private final Acts acts;

    public ConcludeTransaction(Database database, Vault vault, Ledger ledger, OutboxTable outbox, Acts acts) {
        this.database = database;
        this.messages = new SealedMessages(database, vault);
        this.ledger = ledger;
        this.outbox = outbox;
        this.progress = new Progress(database);
        this.acts = acts;
    }

    @Override
    public Summary open(Task task) {
        List<HeldRow> held = database.jdbc()
                .query(
                        "select place, refusals from quarantine where message = ? order by ordinal limit ?",
                        (row, n) -> new HeldRow(row.getString("place"), RefusalJson.read(row.getString("refusals"))),
                        task.message().value(),
                        TOLD);
        List<Mended> mended = database.jdbc()
                .query(
                        "select place, repaired, reason from mended where message = ? order by at desc, ordinal limit ?",
                        (row, n) ->
                                new Mended(row.getString("place"), row.getBoolean("repaired"), row.getString("reason")),
                        task.message().value(),
                        TOLD);
        return database.jdbc()
                .query(
                        "select digest, size, door, mended from message where id = ?",
                        (row, n) -> new Summary(
                                task.message(),
                                task.member(),
                                messages.receipt(task.message(), task.member()),
                                new Digest(row.getString("digest")),
                                row.getInt("size"),
                                Door.valueOf(row.getString("door").toUpperCase(Locale.ROOT)),
                                ledger.books(Optional.empty(), Optional.of(task.message()))
                                        .rows(),
                                held,
                                row.getInt("mended"),
                                mended),
                        task.message().value())
                .getFirst();
    }

    @Override
    public void keep(Task task, Signed.Result told) {
        database.run(() -> {
            progress.lock(task.message());
            database.jdbc()
                    .update(
                            "update message set state = 'accepted', concluded_at = now()"
                                    + " where id = ? and state = 'pending'",
                            task.message().value());
            outbox.add(Optional.of(task.message()), List.of(told));
            destroyIfDemanded(task);
            progress.finish(task);
            acts.write(
                    "message-concluded",
                    task.member().value(),
                    Map.of("message", task.message().toString()));
        });
    }

    /** Rulings 15: a medical row or a My Number is in the message's bytes, so these go now. */
    private void destroyIfDemanded(Task task) {
        Boolean demanded = database.jdbc()
                .queryForObject("""
                        select exists (select 1 from quarantine where message = ? and (state = 'rejected'
                            or refusals @> '[{"code":"law-individual-number"}]'
                            or refusals @> '[{"code":"health-information"}]'))""", Boolean.class, task.message().value());
        if (Boolean.TRUE.equals(demanded)) {
            new VaultTable(database).destroy(task.message().toString(), "content", "envelope");
            acts.write(
                    "message-key-destroyed",
                    task.member().value(),
                    Map.of("message", task.message().toString()));
        }
    }
}
