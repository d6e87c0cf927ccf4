package ishibashi.app.store;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Wakes those who wait for work in this process. */
public final class WorkSignal {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long changes;
    private long rung;

    /** After a commit of this process that left work. */
    void ring() {
        change(true);
    }

    /** Another process has left work. */
    void hear() {
        change(false);
    }

    private void change(boolean own) {
        lock.lock();
        try {
            changes++;
            rung += own ? 1 : 0;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** How often this process has left work. */
    long rung() {
        lock.lock();
        try {
            return rung;
        } finally {
            lock.unlock();
        }
    }

    long seen() {
        lock.lock();
        try {
            return changes;
        } finally {
            lock.unlock();
        }
    }

    /** Until something changed since, or so long. */
    void await(long since, Duration patience) throws InterruptedException {
        long nanos = patience.toNanos();
        lock.lockInterruptibly();
        try {
            while (changes == since && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
        } finally {
            lock.unlock();
        }
    }
}
