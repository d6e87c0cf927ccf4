package ishibashi.app.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import ishibashi.trust.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HexFormat;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * PostgreSQL in the home (D1): data kept between runs, an orphan of a killed gateway adopted, started again when it alone
 * was killed. Passwords by SCRAM from a file of mode 0600, before it first listens (rulings 17).
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final String NAME = "ishibashi";
    private static final Duration START = Duration.ofSeconds(60);
    /** A start that meets the dying sessions of a killed server ends without a word; so no try is waited for longer than this. */
    private static final Duration TRY = Duration.ofSeconds(2);

    private static final Duration STOP = Duration.ofSeconds(15);

    private final Path home;
    private final Path binaries;
    private final int port;
    private final String password;

    private EmbeddedDatabase(Path home, Path binaries, int port, String password) {
        this.home = home;
        this.binaries = binaries;
        this.port = port;
        this.password = password;
    }

    /**
     * Starts it, or adopts the one that still runs on this data.
     *
     * @param binaries folder into which the server's programs are unpacked, unless they are there; homes may share one
     */
    public static EmbeddedDatabase start(Path home, Path binaries, int port, SecureRandom random) throws IOException {
        Files.createDirectories(binaries);
        Path file = home.resolve("db.password");
        if (!Files.exists(file)) {
            byte[] secret = new byte[24];
            random.nextBytes(secret);
            WholeFile.secret(file, HexFormat.of().formatHex(secret));
        }
        EmbeddedDatabase database = new EmbeddedDatabase(
                home,
                binaries,
                port,
                Files.readString(file, StandardCharsets.US_ASCII).strip());
        database.ensure(START);
        database.createIfMissing();
        return database;
    }

    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + NAME;
    }

    public String user() {
        return NAME;
    }

    public String password() {
        return password;
    }

    /** Starts the server unless it answers; the watchdog's step. */
    public void ensure() {
        ensure(Duration.ZERO);
    }

    /** Tries once, and again as long as there is patience. */
    private synchronized void ensure(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (!answers()) {
            try {
                launch();
                return;
            } catch (IOException e) {
                if (System.nanoTime() >= end) {
                    throw new UncheckedIOException("PostgreSQL does not start", e);
                }
            }
        }
    }

    private boolean answers() {
        try (Connection connection = admin("postgres")) {
            return connection.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }

    private void launch() throws IOException {
        Path data = home.resolve("db");
        Files.deleteIfExists(data.resolve("epg-lock"));
        EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(binaries.toFile())
                .setPort(port)
                .setPGStartupWait(TRY)
                .setRegisterShutdownHook(false)
                .setConnectConfig("password", password)
                .setDataDirectoryCustomizer(new FirstPassword(binaries, password))
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("max_connections", "100")
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("password_encryption", "scram-sha-256")
                .start();
    }

    private Connection admin(String database) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/" + database
                + "?connectTimeout=2&socketTimeout=10&user=postgres&password=" + password);
    }

    private void createIfMissing() {
        try (Connection connection = admin("postgres");
                Statement statement = connection.createStatement()) {
            try (var found = statement.executeQuery("select 1 from pg_database where datname = '" + NAME + "'")) {
                if (found.next()) {
                    return;
                }
            }
            statement.execute("create role " + NAME + " login password '" + password + "'");
            statement.execute("create database " + NAME + " owner " + NAME);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot prepare PostgreSQL", e);
        }
    }

    /** Stops the server, also one that was adopted: sessions end at once, nothing is lost. */
    @Override
    public synchronized void close() {
        postmaster().ifPresent(process -> {
            try {
                new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                        .start()
                        .waitFor();
                process.onExit().get(STOP.toSeconds(), TimeUnit.SECONDS);
            } catch (IOException | ExecutionException | TimeoutException e) {
                throw new IllegalStateException("PostgreSQL does not stop", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private Optional<ProcessHandle> postmaster() {
        try {
            String first = Files.readAllLines(home.resolve("db").resolve("postmaster.pid"))
                    .getFirst();
            return ProcessHandle.of(Long.parseLong(first.strip())).filter(ProcessHandle::isAlive);
        } catch (IOException | NoSuchElementException | NumberFormatException e) {
            return Optional.empty();
        }
    }
}
