package ishibashi.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.ingest.Answer;
import ishibashi.message.Bytes;
import ishibashi.message.Digest;
import ishibashi.message.Door;
import ishibashi.message.MemberId;
import ishibashi.message.MessageId;
import ishibashi.message.Received;
import ishibashi.message.Tally;
import ishibashi.pseudonymise.KeyVault;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InboxTest {
    private static final MemberId MEMBER = new MemberId("bank-99");
    private static final Instant NOW = Instant.parse("2026-08-20T00:00:00Z");

    private final SecureRandom random = new SecureRandom();

    private Path home;

    private EmbeddedDatabase server;
    private Database database;
    private Inbox inbox;
    private TaskQueue queue;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        home = folder;
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        server = EmbeddedDatabase.start(home, port, random);
        database = Database.open(server.url(), server.user(), server.password());
        Acts acts = new Acts(database, Clock.systemUTC(), UUID::randomUUID);
        WorkSignal signal = new WorkSignal();
        KeyVault vault = new KeyVault("one", Map.of("one", new SecretKeySpec(new byte[32], "AES")), random);
        inbox = new Inbox(database, vault, acts, signal, member -> Optional.empty());
        queue = new TaskQueue(database, signal, new ActiveMatcher(database), "node-1", Duration.ofMinutes(1));
    }

    @AfterAll
    void stop() {
        inbox.close();
        database.close();
        server.close();
    }

    @Test
    void fifty_repeats_at_once_get_the_same_receipt_and_make_one_record()
            throws InterruptedException, ExecutionException {
        List<Future<Answer.Taken>> answers = new ArrayList<>();
        try (var senders = Executors.newFixedThreadPool(50)) {
            for (int n = 0; n < 50; n++) {
                answers.add(senders.submit(() -> inbox.keep(message("the same"))));
            }
        }
        Set<String> receipts = answers.stream().map(InboxTest::receipt).collect(Collectors.toSet());
        assertThat(receipts).hasSize(1);
        assertThat(new Books(database)
                        .books(Optional.of(MEMBER), Optional.empty())
                        .messages())
                .isEqualTo(new Tally(50, 0, 0, 0, 49, 1));
        assertThat(queue.claim(ishibashi.work.Task.Kind.UNDERSTAND, Duration.ZERO))
                .isPresent();
        assertThat(queue.claim(ishibashi.work.Task.Kind.UNDERSTAND, Duration.ZERO))
                .isEmpty();
    }

    @Test
    void nobody_comes_in_without_the_password_that_only_the_owner_can_read() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("db.password"))))
                .isEqualTo("rw-------");
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> DriverManager.getConnection(server.url(), "postgres", "wrong"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
    }

    private static String receipt(Future<Answer.Taken> answer) {
        return answer.resultNow().receipt();
    }

    private static Received message(String text) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        UUID id = UUID.randomUUID();
        return new Received(
                new MessageId(id),
                MEMBER,
                Door.FILE,
                Optional.empty(),
                Digest.of(content),
                Bytes.of(content),
                Bytes.of(content),
                NOW,
                NOW,
                "receipt of " + id);
    }
}
