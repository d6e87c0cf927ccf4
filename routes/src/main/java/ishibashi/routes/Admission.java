package ishibashi.routes;

import ishibashi.ingest.Peer;
import ishibashi.refusal.Code;
import ishibashi.refusal.Refusal;
import ishibashi.refusal.Stage;
import ishibashi.refusal.Where;
import ishibashi.routes.BridgeSettings.Limits;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Memory and fairness at the doors (rulings 31): bodies in flight have one budget, then {@code busy}; a peer has so many
 * places, the next waits for a while, then {@code too-fast}. A door that reads a body from a socket asks before it reads.
 */
public final class Admission {
    private final ReentrantLock lock = new ReentrantLock(true);
    private final Condition left = lock.newCondition();
    private final Map<Peer, Integer> inside = new HashMap<>();
    private final Limits limits;
    private final Supplier<UUID> ids;
    private long free;

    public Admission(Limits limits, Supplier<UUID> ids) {
        this.limits = limits;
        this.ids = ids;
        this.free = limits.bodies();
    }

    /** A place for a body of at most so many bytes. */
    public Entry enter(Peer peer, long bytes) throws InterruptedException {
        long nanos = limits.patience().toNanos();
        lock.lockInterruptibly();
        try {
            while (inside.getOrDefault(peer, 0) >= limits.perMember()) {
                if (nanos <= 0) {
                    return refused(Code.TOO_FAST);
                }
                nanos = left.awaitNanos(nanos);
            }
            if (bytes > free) {
                return refused(Code.BUSY);
            }
            free -= bytes;
            inside.merge(peer, 1, Integer::sum);
            return new Place(peer, bytes);
        } finally {
            lock.unlock();
        }
    }

    private Entry refused(Code code) {
        return new Turned(new Refusal(code, Stage.RECEIVED, Where.MESSAGE, List.of(), ids.get()));
    }

    private void leave(Peer peer, long bytes) {
        lock.lock();
        try {
            free += bytes;
            inside.computeIfPresent(peer, (p, n) -> n == 1 ? null : n - 1);
            left.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** What comes of asking. */
    public sealed interface Entry {}

    /** Turned away for now: {@code busy} or {@code too-fast}. */
    public record Turned(Refusal refusal) implements Entry {}

    /** Held while the body is in memory; closing it twice is harmless. */
    public final class Place implements Entry, AutoCloseable {
        private final Peer peer;
        private long bytes;

        private Place(Peer peer, long bytes) {
            this.peer = peer;
            this.bytes = bytes;
        }

        @Override
        public synchronized void close() {
            if (bytes >= 0) {
                leave(peer, bytes);
                bytes = -1;
            }
        }
    }
}
