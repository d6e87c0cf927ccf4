package ishibashi.app.bench;

import ishibashi.app.bench.Baselines.Database;
import ishibashi.app.outside.GatewayProcess;
import ishibashi.app.outside.OperatorClient;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Runs them all against one gateway in a process of its own: {@code ./mvnw -Pbench verify}. */
public final class Benchmarks {
    private Benchmarks() {}

    public static void main(String[] arguments) throws Exception {
        PrintStream out = System.out;
        Path directory = Files.createTempDirectory("ishibashi-bench-");
        try (GatewayProcess gateway = new GatewayProcess(directory.resolve("home"))) {
            out.printf(
                    "%d processors, %s%n",
                    Runtime.getRuntime().availableProcessors(), System.getProperty("java.vm.version"));
            out.printf(
                    "first start with the sample banks, to ready:   %.1f s%n",
                    seconds(gateway.start(Duration.ofMinutes(5))));
            gateway.stop(Duration.ofSeconds(20));
            out.printf(
                    "second start of the warm home, to ready:       %.1f s%n",
                    seconds(gateway.start(Duration.ofMinutes(5))));
            heap(gateway, out);
            new IntakeBenchmark(gateway, database(gateway), out).run();
            Path sample = GatewayProcess.root().resolve(System.getProperty("bench.sample"));
            new RowsBenchmark(gateway, out)
                    .run(System.getProperty("bench.member"), sample, System.getProperty("bench.number"), 50_000);
            heap(gateway, out);
            gateway.stop(Duration.ofSeconds(20));
        }
    }

    private static void heap(GatewayProcess gateway, PrintStream out) throws IOException, InterruptedException {
        try (OperatorClient operator = new OperatorClient(gateway.home(), gateway.operatorPort())) {
            operator.metrics()
                    .lines()
                    .filter(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\""))
                    .forEach(line -> out.println("  " + line));
        }
    }

    private static Database database(GatewayProcess gateway) throws IOException {
        return new Database(
                "jdbc:postgresql://127.0.0.1:" + (gateway.operatorPort() - 8080 + 15432) + "/ishibashi",
                "ishibashi",
                Files.readString(gateway.home().resolve("db.password")).strip());
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
