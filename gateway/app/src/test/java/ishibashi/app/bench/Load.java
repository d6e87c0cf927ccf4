package ishibashi.app.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Many clients at once, each with one message in work at a time. */
final class Load {
    private Load() {}

    /** One client's way to do its n-th piece of work; made once a client, so it can keep a connection. */
    interface Client extends AutoCloseable {
        void act(int n) throws Exception;

        @Override
        default void close() throws IOException, SQLException {}
    }

    /** Makes the client with that number. */
    interface Clients {
        Client make(int number) throws Exception;
    }

    /** A closed loop: each client sends its next message when the last was answered. */
    static Figures run(int clients, int messages, Clients maker) throws Exception {
        return run(clients, messages, maker, (began, n) -> System.nanoTime());
    }

    /**
     * An open loop: the messages are due at a steady rate whatever becomes of those before, and each one's time counts from when
     * it was due, so that a slow answer is also held against those that had to wait for it.
     */
    static Figures offered(int clients, int perSecond, int messages, Clients maker) throws Exception {
        return run(clients, messages, maker, (began, n) -> {
            long due = began + n * 1_000_000_000L / perSecond;
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            return due;
        });
    }

    /** Waits until a message may be sent; from when its time counts. */
    private interface Due {
        long await(long began, int n);
    }

    private static Figures run(int clients, int messages, Clients maker, Due due) throws Exception {
        ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();
        AtomicInteger next = new AtomicInteger();
        AtomicLong start = new AtomicLong();
        CountDownLatch open = new CountDownLatch(clients);
        CountDownLatch go = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            List<Future<?>> running = new ArrayList<>();
            for (int c = 0; c < clients; c++) {
                int number = c;
                running.add(threads.submit(() -> {
                    try (Client client = made(maker, number, open)) {
                        go.await();
                        for (int n = next.getAndIncrement(); n < messages; n = next.getAndIncrement()) {
                            long from = due.await(start.get(), n);
                            client.act(n);
                            nanos.add(System.nanoTime() - from);
                        }
                    }
                    return null;
                }));
            }
            open.await();
            long began = System.nanoTime();
            start.set(began);
            go.countDown();
            for (Future<?> each : running) {
                join(each);
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            return Figures.of(nanos.stream().mapToLong(Long::longValue).toArray(), seconds);
        }
    }

    /** Made or failed: nobody waits for a client that does not come. */
    private static Client made(Clients maker, int number, CountDownLatch open) throws Exception {
        try {
            return maker.make(number);
        } finally {
            open.countDown();
        }
    }

    private static void join(Future<?> running) throws Exception {
        try {
            running.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a client failed", e.getCause());
        }
    }
}
