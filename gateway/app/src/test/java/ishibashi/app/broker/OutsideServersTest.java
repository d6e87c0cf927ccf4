package ishibashi.app.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ishibashi.app.outside.GatewayProcess;
import ishibashi.app.outside.Openssl;
import ishibashi.app.outside.OutsideClient;
import ishibashi.app.outside.OwnGateway;
import ishibashi.app.outside.QueueMember;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The same program on a PostgreSQL and an Artemis of their own (design D1; rulings 15, 16, 26, 28; security 61, 64 to 67). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@OwnGateway
class OutsideServersTest {
    private static final String MEMBER = "bank-01";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private OutsideServers servers;
    private OutsideBroker broker;
    private GatewayProcess gateway;

    /** The gateway is started first: a broker that is away does not keep it from its work. */
    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        Path home = folder.resolve("home");
        servers = new OutsideServers(folder, home);
        broker = servers.broker();
        gateway = servers.gateway(home);
        gateway.start(Duration.ofMinutes(2));
        assertThat(home.resolve("db")).doesNotExist();
        broker.start();
    }

    @AfterAll
    void stop() throws IOException {
        gateway.close();
        servers.close();
    }

    @Test
    void while_the_broker_is_away_the_file_door_works_and_results_catch_up() throws Exception {
        broker.kill();
        String message = post("sent while the broker is away");
        Awaitility.await().atMost(PATIENCE).until(() -> waiting(message) == 1);
        broker.start();
        assertThat(received(message)).contains("OperationOutcome");
        Awaitility.await().atMost(PATIENCE).until(() -> waiting(message) == 0);
    }

    @Test
    void a_broker_that_lost_its_journal_gets_the_results_again() throws Exception {
        String message = post("sent before the journal was lost");
        Awaitility.await().atMost(PATIENCE).until(() -> browsed(message));
        broker.lose();
        broker.start();
        assertThat(received(message)).contains("OperationOutcome");
    }

    @Test
    void what_is_sent_while_the_gateway_is_dead_is_received_when_it_lives_again() throws Exception {
        byte[] signed = signed("sent while the gateway is dead");
        gateway.kill(GatewayProcess.Victim.JVM);
        String id;
        try (QueueMember member = member(MEMBER)) {
            id = member.send("in." + MEMBER, "x", sealed(signed));
        }
        gateway.start(Duration.ofMinutes(2));
        try (QueueMember member = member(MEMBER)) {
            BytesMessage answer = member.receive("out." + MEMBER, "JMSCorrelationID = '" + id + "'", PATIENCE);
            assertThat(bundle(answer)).contains("IshibashiReceipt");
        }
        assertThat(client().postRaw("x", signed).statusCode()).isEqualTo(200);
    }

    @Test
    void a_second_member_is_denied() throws Exception {
        byte[] good = sealed(signed("a second member"));
        awaitRights();
        try (QueueMember member = member(MEMBER)) {
            for (String address : List.of(
                    "in.bank-09", "out.bank-01", "out.bank-09", "activemq.management", "ishibashi.acknowledged", "x")) {
                assertThatThrownBy(() -> member.send(address, "x", good))
                        .as("send to " + address)
                        .isInstanceOf(JMSException.class);
            }
            Session session = member.session();
            for (String address : List.of(
                    "out.bank-09", "in.bank-01", "in.bank-09", "ishibashi.refused", "activemq.management", "out.#")) {
                assertThatThrownBy(() -> session.createConsumer(session.createQueue(address)))
                        .as("read from " + address)
                        .isInstanceOf(JMSException.class);
            }
        }
        Path keys = gateway.home().resolve("dev/hospital-0000000003");
        gateway.command("member", "certificate", "--id", "hospital-0000000003", "--out", keys.toString());
        assertThatThrownBy(() -> member("hospital-0000000003")).isInstanceOf(JMSException.class);
    }

    @Test
    void what_is_not_encrypted_is_refused_and_told_and_never_in_the_journal() throws Exception {
        String marker = "marker-in-clear-51c7";
        awaitRights();
        try (QueueMember member = member(MEMBER)) {
            for (String text : List.of(marker, (marker + " ").repeat(50_000))) {
                BytesMessage clear = member.session().createBytesMessage();
                clear.writeBytes(signed(text));
                assertThatThrownBy(() -> member.send("in." + MEMBER, clear)).hasMessageContaining("not-encrypted");
                BytesMessage answer = member.receive(
                        "out." + MEMBER, "JMSCorrelationID = '" + clear.getJMSMessageID() + "'", PATIENCE);
                assertThat(bundle(answer)).contains("not-encrypted");
            }
        }
        try (Stream<Path> files = Files.walk(broker.data())) {
            assertThat(files.filter(Files::isRegularFile)
                            .filter(file -> text(file).contains(marker)))
                    .isEmpty();
        }
    }

    @Test
    void a_suspended_member_loses_its_session_there_too() throws Exception {
        awaitRights();
        try (QueueMember member = member("bank-36")) {
            assertThat(gateway.command("member", "suspend", "--id", "bank-36", "--reason", "a test")
                            .status())
                    .isZero();
            byte[] good = sealed(signed("suspended"));
            Awaitility.await().atMost(PATIENCE).until(() -> isRefused(member, good));
            assertThatThrownBy(() -> member("bank-36")).isInstanceOf(JMSException.class);
        }
    }

    @Test
    void a_session_ends_there_too_with_the_certificate_that_made_it_though_its_member_goes_on(@TempDir Path fresh)
            throws Exception {
        awaitRights();
        gateway.said("member", "certificate", "--id", "bank-13", "--out", fresh.toString());
        AtomicBoolean cut = new AtomicBoolean();
        try (QueueMember old = member("bank-13")) {
            old.onCut(() -> cut.set(true));
            String certificate = fresh.resolve("cert.pem").toString();
            gateway.said("member", "rotate", "--id", "bank-13", "--certificate", certificate, "--overlap", "0s");
            Awaitility.await().atMost(PATIENCE).untilTrue(cut);
        }
        try (QueueMember next = new QueueMember(fresh, servers.broker().port())) {
            next.send("in.bank-13", "x", sealed(signed("rotated")));
        }
    }

    private static boolean isRefused(QueueMember member, byte[] good) {
        try {
            member.send("in.bank-36", "x", good);
            return false;
        } catch (JMSException e) {
            return true;
        }
    }

    /** The broker looks at the pins every second; addresses are made when the gateway has come in. */
    private void awaitRights() {
        Awaitility.await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            try (QueueMember member = member(MEMBER)) {
                member.session()
                        .createBrowser(member.session().createQueue("out." + MEMBER))
                        .getEnumeration();
                return true;
            }
        });
    }

    private String post(String text) throws Exception {
        try (OutsideClient client = client()) {
            var answer = client.postRaw("x", signed(text));
            assertThat(answer.statusCode()).isEqualTo(201);
            return OutsideClient.claim(answer.body())
                    .get("messageId")
                    .stringValue()
                    .replace("urn:uuid:", "");
        }
    }

    /** Results that speak of this message and wait. */
    private long waiting(String message) throws Exception {
        try (OutsideClient client = client()) {
            return client.outbox(100).stream()
                    .filter(item -> verified(item.body().toArray()).contains(message))
                    .count();
        }
    }

    private boolean browsed(String message) throws Exception {
        awaitRights();
        try (QueueMember member = member(MEMBER);
                var browser = member.session().createBrowser(member.session().createQueue("out." + MEMBER))) {
            var messages = browser.getEnumeration();
            boolean found = false;
            while (messages.hasMoreElements()) {
                found |= bundle((BytesMessage) messages.nextElement()).contains(message);
            }
            return found;
        }
    }

    /** Reads and acknowledges until the result comes that speaks of this message. */
    private String received(String message) throws Exception {
        awaitRights();
        try (QueueMember member = member(MEMBER)) {
            while (true) {
                String bundle = bundle(member.receive("out." + MEMBER, null, PATIENCE));
                if (bundle.contains(message)) {
                    return bundle;
                }
            }
        }
    }

    private String bundle(BytesMessage message) throws JMSException {
        return verified(QueueMember.body(message));
    }

    private String verified(byte[] cms) {
        Path keys = gateway.home().resolve("dev/gateway");
        return new String(
                Openssl.verify(keys.resolve("signing.pem"), keys.resolve("chain.pem"), cms), StandardCharsets.UTF_8);
    }

    private byte[] signed(String text) {
        return Openssl.sign(gateway.home().resolve("dev").resolve(MEMBER), text.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] sealed(byte[] signed) {
        return Openssl.encrypt(gateway.home().resolve("dev/gateway/encryption.pem"), signed);
    }

    private OutsideClient client() {
        return new OutsideClient(gateway.home().resolve("dev").resolve(MEMBER), gateway.membersPort());
    }

    private QueueMember member(String id) throws IOException, JMSException {
        return new QueueMember(gateway.home().resolve("dev").resolve(id), broker.port());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
