package ishibashi.app;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** At most so many at once where there is only computing: more would wait for each other and all be late. */
final class Turns {
    private final Semaphore free;

    Turns(int atOnce) {
        this.free = new Semaphore(atOnce, true);
    }

    <T> T take(Supplier<T> work) {
        free.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            free.release();
        }
    }
}
