package ishibashi.app.kill;

import ishibashi.app.outside.GatewayProcess;
import ishibashi.app.outside.GatewayProcess.Victim;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Rounds of load, kill, restart; then the reconciliation. The seed makes victims and moments come again. */
public final class KillLoop {
    private static final Duration FIRST_START = Duration.ofMinutes(5);
    private static final Duration RESTART = Duration.ofSeconds(60);

    private final Path directory;
    private final Random random;
    private final PrintStream out;
    private final List<Victim> victims = new ArrayList<>();

    public KillLoop(Path directory, long seed, PrintStream out) {
        this.directory = directory;
        this.random = new Random(seed);
        this.out = out;
        out.println("kill loop, seed " + seed);
    }

    /** Runs that many kills and returns what was found; an unmet promise is an AssertionError that names it. */
    public Reconciliation.Found run(int kills) throws IOException, InterruptedException {
        try (GatewayProcess gateway = new GatewayProcess(directory.resolve("home"));
                Diary diary = new Diary(directory.resolve("diary.txt"));
                Pace pace = new Pace(gateway)) {
            out.printf("first start: %.1f s%n", seconds(gateway.start(FIRST_START)));
            List<Client> clients = Batches.loads().stream()
                    .map(load -> new Client(load, gateway, diary, pace))
                    .toList();
            List<Collector> collectors = new TreeSet<>(
                            clients.stream().map(c -> c.load().member()).toList())
                    .stream().map(m -> new Collector(m, gateway)).toList();
            List<Duration> recoveries = new ArrayList<>();
            for (int round = 1; round <= kills; round++) {
                recoveries.add(round(round, victim(), gateway, clients, collectors, pace));
            }
            Reconciliation.Found found = new Reconciliation(gateway, diary, clients, collectors, kills).run();
            Collections.sort(recoveries);
            out.printf(
                    "%d kills: %s; recovered in %.1f s (median), %.1f s (95th)%n",
                    kills,
                    found,
                    seconds(recoveries.get(recoveries.size() / 2)),
                    seconds(recoveries.get((recoveries.size() * 95 - 1) / 100)));
            out.println("SIGTERM ends it with status " + gateway.stop(Duration.ofSeconds(20)));
            clients.forEach(Client::close);
            collectors.forEach(Collector::close);
            return found;
        }
    }

    /** Each once in as many rounds as there are, in any order. */
    private Victim victim() {
        if (victims.isEmpty()) {
            victims.addAll(List.of(Victim.values()));
            Collections.shuffle(victims, random);
        }
        return victims.removeLast();
    }

    private Duration round(
            int round,
            Victim victim,
            GatewayProcess gateway,
            List<Client> clients,
            List<Collector> collectors,
            Pace pace)
            throws IOException, InterruptedException {
        Duration load = Duration.ofMillis(200 + random.nextInt(7_800));
        List<Runnable> all = new ArrayList<>(clients);
        all.addAll(collectors);
        all.add(pace);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            all.forEach(each -> running.add(threads.submit(each)));
            // The moment of the kill is part of the experiment, not something to wait for.
            Duration recovery;
            try {
                threads.awaitTermination(load.toMillis(), TimeUnit.MILLISECONDS);
                gateway.kill(victim);
                recovery = victim == Victim.DATABASE ? gateway.recover(RESTART) : gateway.start(RESTART);
            } finally {
                clients.forEach(Client::stop);
                collectors.forEach(Collector::stop);
                pace.stop();
            }
            running.forEach(KillLoop::rethrow);
            out.printf(
                    "%d: %s killed after %.1f s, ready after %.1f s%n",
                    round, victim, seconds(load), seconds(recovery));
            return recovery;
        }
    }

    private static void rethrow(Future<?> done) {
        try {
            done.get();
        } catch (ExecutionException e) {
            throw new AssertionError("a client failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
