package ishibashi.app.outside;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;

/** The gateway as an operator starts it: a process on a home, with ports of its own. */
public final class GatewayProcess implements AutoCloseable {
    private static final int[] PORTS = {8080, 8443, 61617, 15432};

    /** The program as it is installed, {@code gateway/ishibashi}; without it the classes of this build. */
    private static final @Nullable String LAUNCHER = System.getProperty("launcher");

    /** More options of the JVM where it runs the classes of this build. */
    private static final List<String> OPTIONS =
            System.getProperty("gateway.options", "").isEmpty()
                    ? List.of()
                    : List.of(System.getProperty("gateway.options", "").split(" ", -1));

    private final Path home;
    private final int offset;
    private final List<String> arguments;
    private final Map<String, String> environment = new HashMap<>();
    private String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    private @Nullable Process process;

    public GatewayProcess(Path home, String... arguments) {
        this.home = home;
        this.offset = freeOffset();
        this.arguments = List.of(arguments);
    }

    /** A setting of its environment, for the starts after this. */
    public GatewayProcess with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Its class path without what has this in its name, as a torn installation. */
    public GatewayProcess without(String name) {
        classPath = Stream.of(classPath.split(File.pathSeparator))
                .filter(entry -> !entry.contains(name))
                .collect(Collectors.joining(File.pathSeparator));
        return this;
    }

    public Path home() {
        return home;
    }

    public int operatorPort() {
        return 8080 + offset;
    }

    public int membersPort() {
        return 8443 + offset;
    }

    public int brokerPort() {
        return 61617 + offset;
    }

    /** Starts it and waits until it says that it is ready; the time this took. */
    public Duration start(Duration limit) throws IOException {
        long began = System.nanoTime();
        List<String> words = new ArrayList<>(List.of("serve"));
        words.addAll(arguments);
        Files.createDirectories(home);
        ProcessBuilder builder = program(words)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        Process started = builder.start();
        process = started;
        try (OperatorClient operator = new OperatorClient(home, operatorPort())) {
            Awaitility.await("ready")
                    .atMost(limit)
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> ended(started) || operator.ready());
        } catch (ConditionTimeoutException e) {
            throw new IOException("not ready after " + limit + "; " + Stuck.report(started, log()), e);
        }
        if (!started.isAlive()) {
            throw new IOException("the gateway ended with " + started.exitValue() + ", see " + log());
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /** Runs a command of the program on this home to its end; what it printed. */
    public Said command(String... words) throws IOException, InterruptedException {
        Process command = program(List.of(words)).redirectErrorStream(true).start();
        String said = new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(command.waitFor(), said);
    }

    /** A hospital that was not there before, enrolled while the gateway runs. Its keys are then in the folder. */
    public void enrol(String hospital, Path keys, String operatorOfRecord) throws IOException, InterruptedException {
        enrol(hospital, keys, "hospital", hospital.substring(9, 11), "--operator-of-record", operatorOfRecord);
    }

    /** A bank that was not there before, likewise. */
    public void enrolBank(String bank, Path keys, String prefecture) throws IOException, InterruptedException {
        enrol(bank, keys, "bank", prefecture);
    }

    private void enrol(String id, Path keys, String kind, String prefecture, String... more)
            throws IOException, InterruptedException {
        said("member", "certificate", "--id", id, "--out", keys.toString());
        List<String> words = new ArrayList<>(
                List.of("member", "enrol", "--id", id, "--kind", kind, "--prefecture", prefecture, "--certificate"));
        words.add(keys.resolve("cert.pem").toString());
        words.addAll(List.of(more));
        said(words.toArray(String[]::new));
    }

    /** Runs a command that must succeed; what it printed. */
    public String said(String... words) throws IOException, InterruptedException {
        Said said = command(words);
        if (said.status() != 0) {
            throw new AssertionError(said.text());
        }
        return said.text();
    }

    /** What {@code jcmd} says of it. */
    public String ask(String question) throws IOException {
        return Jcmd.ask(running(), question);
    }

    private ProcessBuilder program(List<String> words) {
        List<String> command = new ArrayList<>(
                LAUNCHER == null ? classes() : List.of(root().resolve(LAUNCHER).toString()));
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command).directory(root().toFile());
        builder.environment().put("ISHIBASHI_PORT_OFFSET", Integer.toString(offset));
        builder.environment().put("ISHIBASHI_HOME", home.toString());
        builder.environment().put("ISHIBASHI_DB_BINARIES", Unpacked.postgresql().toString());
        builder.environment().putAll(environment);
        return builder;
    }

    private List<String> classes() {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-Dfile.encoding=UTF-8",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(OPTIONS);
        command.addAll(List.of("-cp", classPath, "ishibashi.app.Main"));
        return command;
    }

    private boolean ended(Process started) {
        return !started.isAlive();
    }

    /** What it printed, all starts one after the other. */
    public Path log() {
        return home.resolveSibling(home.getFileName() + ".out");
    }

    /** Kills with -9 what the victim says; returns when a killed JVM is gone. */
    public void kill(Victim victim) throws IOException, InterruptedException {
        Optional<ProcessHandle> database = database();
        if (victim != Victim.JVM) {
            database.ifPresent(ProcessHandle::destroyForcibly);
        }
        if (victim != Victim.DATABASE) {
            running().destroyForcibly();
            running().waitFor(30, SECONDS);
        }
    }

    /** Waits until it says that it is ready again by itself; the time this took. */
    public Duration recover(Duration limit) {
        long began = System.nanoTime();
        try (OperatorClient operator = new OperatorClient(home, operatorPort())) {
            Awaitility.await("ready again")
                    .atMost(limit)
                    .pollInterval(Duration.ofMillis(100))
                    .until(operator::ready);
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /** The postmaster: the first line of {@code postmaster.pid}. */
    public Optional<ProcessHandle> database() throws IOException {
        Path pid = home.resolve("db/postmaster.pid");
        if (!Files.exists(pid)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pid);
        return lines.isEmpty()
                ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(lines.get(0).strip()));
    }

    /** SIGTERM, as a service manager does; the exit status. */
    public int stop(Duration limit) throws InterruptedException {
        running().destroy();
        if (!running().waitFor(limit.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS)) {
            throw new AssertionError("still running " + limit + " after SIGTERM");
        }
        return running().exitValue();
    }

    public long pid() {
        return running().pid();
    }

    public boolean isRunning() {
        return process != null && process.isAlive();
    }

    private Process running() {
        if (process == null) {
            throw new IllegalStateException("not started");
        }
        return process;
    }

    @Override
    public void close() throws IOException {
        Optional<ProcessHandle> database = database();
        if (isRunning()) {
            running().destroyForcibly();
        }
        database.ifPresent(ProcessHandle::destroyForcibly);
    }

    /** The repository, where its scripts look for mappings. */
    public static Path root() {
        for (Path here = Path.of("").toAbsolutePath(); here != null; here = here.getParent()) {
            if (Files.isDirectory(here.resolve("mappings/banks"))) {
                return here;
            }
        }
        throw new IllegalStateException("not inside the repository");
    }

    private static int freeOffset() {
        while (true) {
            int offset = ThreadLocalRandom.current().nextInt(2_000, 3_900);
            if (allFree(offset)) {
                return offset;
            }
        }
    }

    private static boolean allFree(int offset) {
        for (int port : PORTS) {
            try (ServerSocket probe = new ServerSocket(port + offset, 1, InetAddress.getLoopbackAddress())) {
                probe.setReuseAddress(true);
            } catch (IOException e) {
                return false;
            }
        }
        return true;
    }

    /** A command's exit status and output. */
    public record Said(int status, String text) {}

    /** Who is killed. */
    public enum Victim {
        JVM,
        DATABASE,
        BOTH
    }
}
