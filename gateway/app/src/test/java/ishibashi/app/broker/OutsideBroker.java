package ishibashi.app.broker;

import ishibashi.app.outside.GatewayProcess;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;

/** An Artemis in a JVM of its own, with our {@code broker.xml}, {@code login.config} and the one jar, and nothing else of ours. */
final class OutsideBroker implements AutoCloseable {
    private final Path folder;
    private final Path keys;
    private final Path pins;
    private final int port;
    private @Nullable Process process;

    /**
     * Not yet started.
     *
     * @param keys folder with its TLS key store and password
     * @param pins the file that the gateway writes
     */
    OutsideBroker(Path folder, Path keys, Path pins) throws IOException {
        this.folder = folder;
        this.keys = keys;
        this.pins = pins;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            this.port = free.getLocalPort();
        }
    }

    int port() {
        return port;
    }

    Path data() {
        return folder.resolve("data");
    }

    void start() throws IOException {
        Path ours = GatewayProcess.root().resolve("routes/src/main/broker");
        Process started = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Djava.security.auth.login.config=" + ours.resolve("login.config"),
                        "-Dishibashi.broker.port=" + port,
                        "-Dishibashi.broker.data=" + data(),
                        "-Dishibashi.broker.keystore=" + keys.resolve("keystore.p12"),
                        "-Dishibashi.broker.keystore-password-file=" + keys.resolve("keystore.pass"),
                        "-Dishibashi.broker.pins=" + pins,
                        "-cp",
                        classPath(),
                        ArtemisServer.class.getName(),
                        ours.resolve("broker.xml").toUri().toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("broker.out").toFile()))
                .start();
        process = started;
        try {
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> !started.isAlive() || answers());
        } catch (ConditionTimeoutException e) {
            throw new IOException(Files.readString(folder.resolve("broker.out")), e);
        }
        if (!started.isAlive()) {
            throw new IOException(Files.readString(folder.resolve("broker.out")));
        }
    }

    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** Artemis and what it needs, the jar for it, and the class above. */
    private String classPath() throws IOException {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        String libraries = Arrays.stream(all.split(File.pathSeparator, -1))
                .filter(entry -> entry.endsWith(".jar")
                        && !String.valueOf(Path.of(entry).getFileName()).startsWith("ishibashi"))
                .collect(Collectors.joining(File.pathSeparator));
        Path launcher = Path.of(ArtemisServer.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        return String.join(File.pathSeparator, List.of(jar().toString(), libraries, only(launcher)));
    }

    private static Path jar() throws IOException {
        try (Stream<Path> made = Files.list(GatewayProcess.root().resolve("routes/target"))) {
            return made.filter(file -> file.toString().endsWith("-broker.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("the jar for a broker outside is not built"));
        }
    }

    /** A copy of the launcher's class alone, so that nothing else of the tests is on the broker's class path. */
    private String only(Path classes) throws IOException {
        Path launcher = folder.resolve("launcher");
        Path name = Path.of(ArtemisServer.class.getName().replace('.', '/') + ".class");
        Files.createDirectories(launcher.resolve(name).getParent());
        Files.copy(classes.resolve(name), launcher.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        return launcher.toString();
    }

    void kill() throws InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
        }
    }

    /** Kills it and takes its disk away. */
    void lose() throws IOException, InterruptedException {
        kill();
        try (Stream<Path> files = Files.walk(data())) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly();
        }
    }
}
