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
import ishibashi.refusal.Code;
import ishibashi.refusal.Refusal;
import ishibashi.refusal.Stage;
import ishibashi.refusal.Where;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import javax.crypto.spec.SecretKeySpec;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedDatabase.class)
class InboxTest {
    private static final MemberId MEMBER = new MemberId("bank-99");
    private static final MemberId AT_BOTH = new MemberId("bank-98");
    private static final MemberId LATE = new MemberId("bank-97");
    private static final MemberId TOO_LATE = new MemberId("bank-96");
    private static final Instant NOW = Instant.parse("2026-08-20T00:00:00Z");

    private final SharedDatabase.Running running;
    private final Database database;
    private final Inbox inbox;
    private final Inbox otherGateway;

    InboxTest(SharedDatabase.Running running) {
        this.running = running;
        this.database = running.database();
        inbox = inbox(database);
        otherGateway = inbox(database);
    }

    private static Inbox inbox(Database database) {
        Acts acts = new Acts(database, Clock.systemUTC(), UUID::randomUUID);
        KeyVault vault = new KeyVault("one", Map.of("one", new SecretKeySpec(new byte[32], "AES")), new SecureRandom());
        return new Inbox(database, vault, acts, new WorkSignal(), new Strangers(database), member -> Optional.empty());
    }

    @AfterEach
    void stop() {
        inbox.close();
        otherGateway.close();
    }

    @Test
    void fifty_repeats_at_once_get_the_same_receipt_and_make_one_record()
            throws InterruptedException, ExecutionException {
        List<Future<Answer>> answers = new ArrayList<>();
        try (var senders = Executors.newFixedThreadPool(50)) {
            for (int n = 0; n < 50; n++) {
                answers.add(senders.submit(() -> inbox.keep(message(MEMBER, "the same"))));
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
    void the_same_at_two_gateways_at_the_same_instant_is_one_message_and_one_receipt() throws Exception {
        try (var senders = Executors.newFixedThreadPool(2);
                Connection lock = database.session()) {
            lock.setAutoCommit(false);
            lock.createStatement().execute("lock table message in exclusive mode");
            List<Future<Answer>> answers = List.of(
                    senders.submit(() -> inbox.keep(message(AT_BOTH, "at both"))),
                    senders.submit(() -> otherGateway.keep(message(AT_BOTH, "at both"))));
            Awaitility.await().until(this::waitingToWrite, waiting -> waiting == 2);
            lock.rollback();
            assertThat(taken(answers.get(0)).receipt())
                    .isEqualTo(taken(answers.get(1)).receipt());
            assertThat(List.of(
                            taken(answers.get(0)).repeat(),
                            taken(answers.get(1)).repeat()))
                    .containsExactlyInAnyOrder(false, true);
        }
    }

    @Test
    void a_repeat_gets_its_receipt_though_its_time_is_over() {
        Answer first = inbox.keep(message(LATE, "in time"));
        assertThat(inbox.keep(stale(message(LATE, "in time"))))
                .isEqualTo(new Answer.Taken(((Answer.Taken) first).message(), ((Answer.Taken) first).receipt(), true));
    }

    @Test
    void what_comes_too_late_for_the_first_time_is_refused_and_not_kept() {
        Received late = stale(message(TOO_LATE, "too late"));
        assertThat(inbox.keep(late)).isEqualTo(new Answer.Refused(late.stale().orElseThrow()));
        assertThat(database.jdbc()
                        .queryForObject(
                                "select count(*) from message where member = ?", Integer.class, TOO_LATE.value()))
                .isZero();
    }

    private static Received stale(Received r) {
        Refusal over =
                new Refusal(Code.SIGNATURE_STALE, Stage.RECEIVED, Where.MESSAGE, List.of("7", "5"), UUID.randomUUID());
        return new Received(
                r.id(),
                r.member(),
                r.door(),
                r.label(),
                r.digest(),
                r.content(),
                r.envelope(),
                r.signedAt(),
                r.receivedAt(),
                r.receipt(),
                Optional.of(over));
    }

    private int waitingToWrite() {
        return Objects.requireNonNull(database.jdbc()
                .queryForObject(
                        "select count(*) from pg_locks where relation = 'message'::regclass and not granted",
                        Integer.class));
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

    private static Answer.Taken taken(Future<Answer> answer) throws ExecutionException, InterruptedException {
        return (Answer.Taken) answer.get();
    }

    private static String receipt(Future<Answer> answer) {
        return ((Answer.Taken) answer.resultNow()).receipt();
    }

    private static Received message(MemberId member, String text) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        UUID id = UUID.randomUUID();
        return new Received(
                new MessageId(id),
                member,
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
