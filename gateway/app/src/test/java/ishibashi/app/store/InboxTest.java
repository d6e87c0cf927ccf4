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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedDatabase.class)
class InboxTest {
    private static final MemberId MEMBER = new MemberId("bank-99");
    private static final Instant NOW = Instant.parse("2026-08-20T00:00:00Z");

    private final SharedDatabase.Running running;
    private final Database database;
    private final Inbox inbox;

    InboxTest(SharedDatabase.Running running) {
        this.running = running;
        this.database = running.database();
        Acts acts = new Acts(database, Clock.systemUTC(), UUID::randomUUID);
        WorkSignal signal = new WorkSignal();
        KeyVault vault = new KeyVault("one", Map.of("one", new SecretKeySpec(new byte[32], "AES")), new SecureRandom());
        inbox = new Inbox(database, vault, acts, signal, member -> Optional.empty());
    }

    @AfterEach
    void stop() {
        inbox.close();
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
        assertThat(database.jdbc()
                        .queryForObject("select count(*) from task where member = ?", Integer.class, MEMBER.value()))
                .isEqualTo(1);
    }

    @Test
    void nobody_comes_in_without_the_password_that_only_the_owner_can_read() throws IOException {
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(running.home().resolve("db.password"))))
                .isEqualTo("rw-------");
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> DriverManager.getConnection(running.server().url(), "postgres", "wrong"))
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
