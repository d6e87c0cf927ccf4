package ishibashi.app;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/** SIGTERM (contract §1): told once, then waited for until all is closed; the process ends with status 0. */
final class Ending {
    private final CountDownLatch told = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicBoolean clean = new AtomicBoolean();

    /** From now on a signal is heard. */
    void listen() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, "end"));
    }

    boolean isTold() {
        return told.getCount() == 0;
    }

    void awaitTold() throws InterruptedException {
        told.await();
    }

    /** Everything is closed, nothing failed. */
    void clean() {
        clean.set(true);
    }

    /** Nothing runs any more, whatever the reason. */
    void closed() {
        closed.countDown();
    }

    private void end() {
        told.countDown();
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (clean.get()) {
            // Left to itself a JVM that a signal ends says 143.
            Runtime.getRuntime().halt(0);
        }
    }
}
