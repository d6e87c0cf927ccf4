package ishibashi.app.kill;

import ishibashi.app.outside.GatewayProcess;
import ishibashi.app.outside.OperatorClient;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * How long a client rests between two batches: longer, the more rows wait to be matched. Without it three hundred restarts leave a
 * hundred thousand rows that no gateway had the time to work on, and the last count waits for them instead of for what a kill left.
 */
final class Pace implements Runnable, AutoCloseable {
    private static final Duration LEAST = Duration.ofMillis(100);
    private static final Duration A_ROW = Duration.ofMillis(1);
    private static final Duration MOST = Duration.ofSeconds(5);
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final OperatorClient operator;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private volatile Duration rest = LEAST;

    Pace(GatewayProcess gateway) {
        operator = new OperatorClient(gateway.home(), gateway.operatorPort());
    }

    Duration rest() {
        return rest;
    }

    void stop() {
        stopped.set(true);
    }

    @Override
    public void run() {
        stopped.set(false);
        while (!stopped.get()) {
            try {
                int waiting = operator.get("/ledger").get("rows").get("pending").intValue();
                Duration wanted = LEAST.plus(A_ROW.multipliedBy(waiting));
                rest = wanted.compareTo(MOST) < 0 ? wanted : MOST;
            } catch (IOException e) {
                // The gateway is away: the pace stays as it was.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    @Override
    public void close() {
        operator.close();
    }
}
