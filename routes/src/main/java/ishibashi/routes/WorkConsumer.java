package ishibashi.routes;

import ishibashi.work.Task;
import ishibashi.work.WorkQueue;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Claims, runs the route, and gives back what failed. A stop lets the piece in hand come to its end. */
final class WorkConsumer extends DefaultConsumer {
    private static final Logger LOG = LoggerFactory.getLogger(WorkConsumer.class);
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private final WorkQueue queue;
    private final Task.Kind kind;
    private final int threads;
    private @Nullable ExecutorService workers;

    WorkConsumer(Endpoint endpoint, Processor processor, WorkQueue queue, Task.Kind kind, int threads) {
        super(endpoint, processor);
        this.queue = queue;
        this.kind = kind;
        this.threads = threads;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        ExecutorService started = getEndpoint()
                .getCamelContext()
                .getExecutorServiceManager()
                .newFixedThreadPool(this, "work-" + kind.wire(), threads);
        workers = started;
        for (int n = 0; n < threads; n++) {
            started.execute(this::work);
        }
    }

    @Override
    protected void doStop() throws Exception {
        if (workers != null) {
            getEndpoint().getCamelContext().getExecutorServiceManager().shutdownGraceful(workers);
            workers = null;
        }
        super.doStop();
    }

    private void work() {
        while (isRunAllowed() && !isStoppingOrStopped()) {
            try {
                queue.claim(kind, PATIENCE).ifPresent(this::run);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException | Error e) {
                // An error too: a worker that is gone leaves its work undone for good.
                LOG.warn("work {}: {}; it is tried again", kind.wire(), Fault.kinds(e));
                pause();
            }
        }
    }

    private void run(Task task) {
        Exchange exchange = createExchange(true);
        exchange.getMessage().setBody(task);
        try {
            getProcessor().process(exchange);
        } catch (Exception e) {
            exchange.setException(e);
        }
        try {
            if (exchange.getException() != null) {
                queue.retry(task, exchange.getException().getClass().getSimpleName());
            }
        } finally {
            queue.letGo(task);
            releaseExchange(exchange, false);
        }
    }

    private static void pause() {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
