package ishibashi.app;

import ishibashi.routes.Bridge;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens every second: the audit's chain grows; leases that nobody holds end; doors follow the directory, which another node
 * may have changed; introductions end at their deadline; the embedded database is looked after.
 */
final class Housekeeping implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

    private final List<Thread> threads = new ArrayList<>();
    private final Runnable last;

    /** @param introductions ends those whose time is over */
    Housekeeping(Stores stores, Bridge bridge, Runnable introductions) {
        every("audit chain", stores.chainer()::chain);
        this.last = stores.strangers()::flush;
        every("strangers", last);
        every("leases", stores.queue()::reclaim);
        every("members", bridge::follow);
        every("introductions", introductions);
        stores.server().ifPresent(s -> every("database", s::ensure));
    }

    private void every(String name, Runnable turn) {
        threads.add(Thread.ofPlatform().name(name).daemon().start(() -> {
            try {
                while (true) {
                    TimeUnit.SECONDS.sleep(1);
                    again(name, turn);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
    }

    /** Nothing is lost by a turn that fails: the next one does all of it. */
    private static void again(String name, Runnable turn) {
        try {
            turn.run();
        } catch (RuntimeException e) {
            LOG.warn("{}: {}; it is tried again", name, e.getClass().getSimpleName());
        }
    }

    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
        for (Thread thread : threads) {
            try {
                thread.join(5_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        again("strangers", last);
    }
}
