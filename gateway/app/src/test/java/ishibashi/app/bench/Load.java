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

/** A closed loop: so many clients, each sends its next message when the last was answered. */
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

    static Figures run(int clients, int messages, Clients maker) throws Exception {
        ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();
        AtomicInteger next = new AtomicInteger();
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
                            long began = System.nanoTime();
                            client.act(n);
                            nanos.add(System.nanoTime() - began);
                        }
                    }
                    return null;
                }));
            }
            open.await();
            long began = System.nanoTime();
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
