package ishibashi.app.store;

import ishibashi.ingest.Answer;
import ishibashi.ingest.Journal;
import ishibashi.message.Door;
import ishibashi.message.MemberId;
import ishibashi.message.Received;
import ishibashi.pseudonymise.Vault;
import ishibashi.refusal.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;

/**
 * The transaction <em>receive</em>. One committer commits what has gathered while the last commit was on its way to the disk:
 * many senders share one sync, each gets its answer after it.
 */
public final class Inbox implements Journal, AutoCloseable {
    private static final int GATHERED = 256;
    private static final long GATHERED_BYTES = 32L << 20;
    private static final int WAITING = 4_096;
    private static final long PATIENCE_SECONDS = 30;
    private static final int TRIES = 3;

    private final Database database;
    private final InboxBatch batch;
    private final Function<MemberId, Optional<String>> mapping;
    private final SealedMessages messages;
    private final Acts acts;
    private final WorkSignal signal;
    private final Strangers strangers;
    private final BlockingQueue<Kept> waiting = new ArrayBlockingQueue<>(WAITING);
    private final Thread committer;

    /** A sealed message and who waits for its answer. */
    record Kept(Received received, List<VaultTable.Item> sealed, CompletableFuture<Answer> answer) {}

    /** @param mapping version of a bank's mapping in force now */
    public Inbox(
            Database database,
            Vault vault,
            Acts acts,
            WorkSignal signal,
            Strangers strangers,
            Function<MemberId, Optional<String>> mapping) {
        this.database = database;
        this.batch = new InboxBatch(database, vault, acts);
        this.mapping = mapping;
        this.messages = new SealedMessages(database, vault);
        this.acts = acts;
        this.signal = signal;
        this.strangers = strangers;
        this.committer = Thread.ofPlatform().name("inbox").daemon().start(this::commit);
    }

    @Override
    public Answer keep(Received received) {
        Kept kept = new Kept(received, messages.seal(received), new CompletableFuture<>());
        try {
            if (!waiting.offer(kept, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new JournalUnavailable(new TimeoutException());
            }
            return kept.answer().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JournalUnavailable(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new JournalUnavailable(e);
        }
    }

    private void commit() {
        List<Kept> gathered = new ArrayList<>(GATHERED);
        while (!Thread.currentThread().isInterrupted()) {
            try {
                gather(gathered);
                commit(gathered, TRIES);
            } catch (InterruptedException e) {
                return;
            } finally {
                gathered.clear();
            }
        }
    }

    /** What waits, in the order of arrival; large ones with few beside them. */
    private void gather(List<Kept> gathered) throws InterruptedException {
        Kept next = waiting.take();
        long bytes = 0;
        while (next != null) {
            gathered.add(next);
            bytes += next.received().envelope().size();
            next = gathered.size() < GATHERED && bytes < GATHERED_BYTES ? waiting.poll() : null;
        }
    }

    /** All together; if that fails, each alone, so that one never harms the next. */
    private void commit(List<Kept> gathered, int tries) {
        try {
            List<Answer> answers = database.transact(() -> batch.keep(gathered, mapping));
            signal.ring();
            for (int n = 0; n < gathered.size(); n++) {
                gathered.get(n).answer().complete(answers.get(n));
            }
        } catch (RuntimeException e) {
            if (gathered.size() > 1) {
                gathered.forEach(one -> commit(List.of(one), TRIES));
            } else if (tries > 1 && meanwhile(e)) {
                commit(gathered, tries - 1);
            } else {
                gathered.getFirst().answer().completeExceptionally(e);
            }
        }
    }

    /** Another gateway on the same database took the same content between our look and our write: the next look finds it. */
    private static boolean meanwhile(RuntimeException e) {
        return e instanceof DuplicateKeyException || e instanceof ConcurrencyFailureException;
    }

    @Override
    public void rejected(MemberId member, Door door, Refusal refusal) {
        database.run(() -> {
            int added = database.jdbc()
                    .update(
                            "insert into rejection (incident, member, door, code, at) values (?, ?, ?, ?, now())"
                                    + " on conflict do nothing",
                            refusal.incident(),
                            member.value(),
                            door.wire(),
                            refusal.code().wire());
            if (added == 1) {
                acts.write("message-rejected", member.value(), details(door, refusal));
            }
        });
    }

    private static Map<String, String> details(Door door, Refusal refusal) {
        Map<String, String> details = new HashMap<>();
        details.put("code", refusal.code().wire());
        details.put("door", door.wire());
        details.put("incident", refusal.incident().toString());
        refusal.rule().ifPresent(rule -> details.put("rule", rule));
        return details;
    }

    @Override
    public void stranger(Door door, Refusal refusal) {
        strangers.count(door, refusal.code());
    }

    @Override
    public void close() {
        committer.interrupt();
    }
}
