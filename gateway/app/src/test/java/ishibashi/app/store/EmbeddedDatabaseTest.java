package ishibashi.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
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
import org.junit.jupiter.api.io.TempDir;

/** D1: what is left of a killed server does not keep the next from starting. */
class EmbeddedDatabaseTest {
    private static final Duration SOON = Duration.ofSeconds(40);

    @Test
    void a_start_that_meets_a_dying_session_of_a_killed_server_comes_up_when_that_is_gone(@TempDir Path home)
            throws Exception {
        Files.createDirectories(home.resolve("tmp"));
        int port = free();
        EmbeddedDatabase database = EmbeddedDatabase.start(home, port, new SecureRandom());
        long session;
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var asked = connection.createStatement().executeQuery("select pg_backend_pid()")) {
            asked.next();
            session = asked.getLong(1);
            signal("STOP", session);
            signal("KILL", postmaster(home));
        }
        Path lock = home.resolve("db/epg-lock");
        FileTime before = Files.getLastModifiedTime(lock);
        CompletableFuture<EmbeddedDatabase> next = CompletableFuture.supplyAsync(() -> started(home, port));
        FileTime first = newer(lock, before);
        newer(lock, first);
        signal("CONT", session);
        try (EmbeddedDatabase again = next.get(SOON.toSeconds(), TimeUnit.SECONDS);
                Connection connection = DriverManager.getConnection(again.url(), again.user(), again.password())) {
            assertThat(connection.isValid(2)).isTrue();
        }
    }

    /** Each try takes the lock anew: a second one says that the first has failed. */
    private static FileTime newer(Path lock, FileTime than) {
        return Awaitility.await("another try")
                .atMost(SOON)
                .ignoreException(NoSuchFileException.class)
                .until(() -> Files.getLastModifiedTime(lock), time -> time.compareTo(than) > 0);
    }

    private static EmbeddedDatabase started(Path home, int port) {
        try {
            return EmbeddedDatabase.start(home, port, new SecureRandom());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static long postmaster(Path home) throws IOException {
        return Long.parseLong(
                Files.readAllLines(home.resolve("db/postmaster.pid")).getFirst().strip());
    }

    private static void signal(String name, long process) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(process))
                        .start()
                        .waitFor())
                .isZero();
    }

    private static int free() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }
}
