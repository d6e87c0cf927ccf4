package ishibashi.app.bench;

import ishibashi.app.bench.Baselines.Database;
import ishibashi.app.outside.GatewayProcess;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Runs them all against one gateway in a process of its own: {@code ./mvnw -Pbench verify}; those that need none come first. */
public final class Benchmarks {
    private Benchmarks() {}

    /** @param arguments names of benchmarks by comma, none for all */
    public static void main(String[] arguments) throws Exception {
        Set<String> wanted = Arrays.stream(arguments)
                .flatMap(a -> Arrays.stream(a.split(",", -1)))
                .filter(a -> !a.isBlank())
                .collect(Collectors.toSet());
        PrintStream out = System.out;
        out.printf(
                "%d processors, %s%n",
                Runtime.getRuntime().availableProcessors(), System.getProperty("java.vm.version"));
        if (wants(wanted, "match")) {
            MatchBenchmark.run(out);
        }
        if (wants(wanted, "board")) {
            BoardBenchmark.run(out);
        }
        if (wants(wanted, "intake") || wants(wanted, "rows") || wants(wanted, "hospitals")) {
            withGateway(wanted, out);
        }
    }

    private static boolean wants(Set<String> wanted, String name) {
        return wanted.isEmpty() || wanted.contains(name);
    }

    private static void withGateway(Set<String> wanted, PrintStream out) throws Exception {
        Path directory = Files.createTempDirectory("ishibashi-bench-");
        try (GatewayProcess gateway = new GatewayProcess(directory.resolve("home"))) {
            out.printf(
                    "first start with the sample banks, to ready:   %.1f s%n",
                    seconds(gateway.start(Duration.ofMinutes(5))));
            gateway.stop(Duration.ofSeconds(20));
            out.printf(
                    "second start of the warm home, to ready:       %.1f s%n",
                    seconds(gateway.start(Duration.ofMinutes(5))));
            heap(gateway, out);
            if (wants(wanted, "rows")) {
                new RowsBenchmark(gateway, out).run(RowsBenchmark.Sample.load(), 50_000);
                heap(gateway, out);
            }
            Members members = Members.enrol(gateway);
            if (wants(wanted, "hospitals")) {
                new HospitalBenchmark(gateway, members, database(gateway), out).run();
            }
            if (wants(wanted, "intake")) {
                new IntakeBenchmark(gateway, members, database(gateway), out).run();
            }
            gateway.stop(Duration.ofSeconds(20));
        }
    }

    /** What is used after a full collection, as {@code jcmd} says it. */
    private static void heap(GatewayProcess gateway, PrintStream out) throws IOException {
        gateway.ask("GC.run");
        gateway.ask("GC.heap_info")
                .lines()
                .filter(line -> line.contains("used"))
                .forEach(line -> out.println("  heap after a full collection: " + line.strip()));
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
