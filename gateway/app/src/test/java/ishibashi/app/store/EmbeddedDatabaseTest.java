package ishibashi.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.app.outside.Unpacked;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** D1: what is left of a killed server does not keep the next from starting. */
@ExtendWith(SharedDatabase.class)
class EmbeddedDatabaseTest {
    private static final Duration SOON = Duration.ofSeconds(40);

    private final EmbeddedDatabase server;
    private final Path home;

    EmbeddedDatabaseTest(SharedDatabase.Running running) {
        this.server = running.server();
        this.home = running.home();
    }

    @Test
    void a_start_that_meets_a_dying_session_of_a_killed_server_comes_up_when_that_is_gone() throws Exception {
        Path lock = home.resolve("db/epg-lock");
        FileTime before = Files.getLastModifiedTime(lock);
        long session = killedBut();
        CompletableFuture<EmbeddedDatabase> next = CompletableFuture.supplyAsync(this::started);
        try {
            newer(lock, newer(lock, before));
        } finally {
            signal("CONT", session);
        }
        EmbeddedDatabase again = next.get(SOON.toSeconds(), TimeUnit.SECONDS);
        try (Connection connection = DriverManager.getConnection(again.url(), again.user(), again.password())) {
            assertThat(connection.isValid(2)).isTrue();
        }
    }

    /** Kills the server while one of its sessions cannot go. */
    private long killedBut() throws Exception {
        try (Connection connection = DriverManager.getConnection(server.url(), server.user(), server.password());
                var asked = connection.createStatement().executeQuery("select pg_backend_pid()")) {
            asked.next();
            long session = asked.getLong(1);
            signal("STOP", session);
            signal(
                    "KILL",
                    Long.parseLong(Files.readAllLines(home.resolve("db/postmaster.pid"))
                            .getFirst()
                            .strip()));
            return session;
        }
    }

    /** Each try takes the lock anew: a second one says that the first has failed. */
    private static FileTime newer(Path lock, FileTime than) {
        return Awaitility.await("another try")
                .atMost(SOON)
                .ignoreException(NoSuchFileException.class)
                .until(() -> Files.getLastModifiedTime(lock), time -> time.compareTo(than) > 0);
    }

    private EmbeddedDatabase started() {
        try {
            int port = URI.create(server.url().substring("jdbc:".length())).getPort();
            return EmbeddedDatabase.start(home, Unpacked.postgresql(), port, new SecureRandom());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void signal(String name, long process) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(process))
                        .start()
                        .waitFor())
                .isZero();
    }
}
