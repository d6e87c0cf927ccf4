package ishibashi.app.store;

import ishibashi.message.MemberId;
import ishibashi.message.MessageId;
import ishibashi.work.Task;
import ishibashi.work.WorkQueue;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** The one work queue: {@code SKIP LOCKED}, leases that expire, attempts committed when claimed (rulings 10). */
public final class TaskQueue implements WorkQueue {
    private static final Duration LOOK = Duration.ofMillis(500);

    /** A member's messages are understood one at a time, in the order of signing: only the first one can be claimed. */
    private static final String CLAIM = """
            update task set leased_until = now() + make_interval(secs => ?), attempt = attempt + 1, node = ?
            where id = (
                select t.id from task t
                where t.kind = ? and t.not_before <= now() and (t.leased_until is null or t.leased_until < now())
                and (t.kind <> 'understand' or not exists (
                    select 1 from task o
                    where o.kind = 'understand' and o.member = t.member and (o.signed_at, o.id) < (t.signed_at, t.id)))
                order by :order
                for update skip locked limit 1)
            returning id, message, member, chunk, attempt""";

    private static final String CLAIM_BY_SIGNING = CLAIM.replace(":order", "t.signed_at, t.id");
    /** What follows a message comes in the order in which it was understood, which is that of the changes. */
    private static final String CLAIM_IN_TURN = CLAIM.replace(":order", "t.id");

    private final Database database;
    private final WorkSignal signal;
    private final ActiveMatcher matcher;
    private final String node;
    private final Duration lease;
    private final ReadWriteLock claiming = new ReentrantReadWriteLock();
    private final Set<Long> inHand = ConcurrentHashMap.newKeySet();

    /** @param node this process's name, the same after a restart: its own old leases end at {@link #reclaim} */
    public TaskQueue(Database database, WorkSignal signal, ActiveMatcher matcher, String node, Duration lease) {
        this.database = database;
        this.signal = signal;
        this.matcher = matcher;
        this.node = node;
        this.lease = lease;
    }

    /**
     * What is leased to this node and not in its hand can be claimed again at once: what it had when it died, and what a
     * database that was away did not hear the end of.
     */
    public void reclaim() {
        claiming.writeLock().lock();
        try {
            database.jdbc()
                    .update(
                            "update task set leased_until = null where node = ? and leased_until is not null"
                                    + " and not (id = any (?))",
                            node,
                            inHand.toArray(Long[]::new));
        } finally {
            claiming.writeLock().unlock();
        }
    }

    @Override
    public void letGo(Task task) {
        inHand.remove(task.id());
    }

    @Override
    public Optional<Task> claim(Task.Kind kind, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            long since = signal.seen();
            Optional<Task> task = kind != Task.Kind.MATCH || matcher.isHere() ? claim(kind) : Optional.empty();
            Duration left = Duration.ofNanos(end - System.nanoTime());
            if (task.isPresent() || left.isNegative()) {
                return task;
            }
            signal.await(since, left.compareTo(LOOK) < 0 ? left : LOOK);
        }
    }

    /** No task is leased that is not yet known to be in hand while {@link #reclaim} looks. */
    private Optional<Task> claim(Task.Kind kind) {
        claiming.readLock().lock();
        try {
            Optional<Task> task = next(kind);
            task.ifPresent(t -> inHand.add(t.id()));
            return task;
        } finally {
            claiming.readLock().unlock();
        }
    }

    private Optional<Task> next(Task.Kind kind) {
        return database
                .jdbc()
                .query(
                        kind == Task.Kind.UNDERSTAND ? CLAIM_BY_SIGNING : CLAIM_IN_TURN,
                        (row, n) -> new Task(
                                row.getLong("id"),
                                kind,
                                new MessageId(row.getObject("message", UUID.class)),
                                new MemberId(row.getString("member")),
                                row.getInt("chunk"),
                                row.getInt("attempt")),
                        (double) lease.toSeconds(),
                        node,
                        kind.name().toLowerCase(Locale.ROOT))
                .stream()
                .findFirst();
    }

    @Override
    public void retry(Task task, String faultClass) {
        database.jdbc().update("""
                        update task set leased_until = null, fault = ?, trying = null,
                            not_before = now() + make_interval(secs => least(60, 0.25 * power(2, least(attempt, 10))))
                        where id = ?""", faultClass, task.id());
    }
}
