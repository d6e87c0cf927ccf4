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
import org.jspecify.annotations.Nullable;

/**
 * Memory and fairness at the doors (rulings 31): bodies in flight have one budget, then {@code busy}; a peer has so many
 * places and half of the budget, the next waits for a while, then {@code too-fast}. A door that reads a body from a socket asks before it reads.
 */
public final class Admission {
    private final ReentrantLock lock = new ReentrantLock(true);
    private final Condition left = lock.newCondition();
    private final Map<Peer, Share> inside = new HashMap<>();
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
            while (!limits.allow(share(peer).with(bytes))) {
                if (nanos <= 0) {
                    return refused(Code.TOO_FAST);
                }
                nanos = left.awaitNanos(nanos);
            }
            if (bytes > free) {
                return refused(Code.BUSY);
            }
            free -= bytes;
            inside.put(peer, share(peer).with(bytes));
            return new Place(peer, bytes);
        } finally {
            lock.unlock();
        }
    }

    /** What a peer has inside. */
    record Share(int messages, long bytes) {
        private static final Share NONE = new Share(0, 0);

        Share with(long more) {
            return new Share(messages + 1, bytes + more);
        }

        /** Null, as a map wants it, where nothing is left. */
        @Nullable
        Share without(long less) {
            return messages == 1 ? null : new Share(messages - 1, bytes - less);
        }
    }

    private Share share(Peer peer) {
        return inside.getOrDefault(peer, Share.NONE);
    }

    private Entry refused(Code code) {
        return new Turned(new Refusal(code, Stage.RECEIVED, Where.MESSAGE, List.of(), ids.get()));
    }

    private void leave(Peer peer, long bytes) {
        lock.lock();
        try {
            free += bytes;
            inside.computeIfPresent(peer, (p, share) -> share.without(bytes));
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
