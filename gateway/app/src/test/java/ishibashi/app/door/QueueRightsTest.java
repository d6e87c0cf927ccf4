package ishibashi.app.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ishibashi.app.outside.GatewayProcess;
import ishibashi.app.outside.Openssl;
import ishibashi.app.outside.OutsideClient;
import ishibashi.app.outside.QueueMember;
import ishibashi.app.outside.SharedGateway;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rulings 14, 16, 25; security cases 9 and 61 to 63: what a member may do at the broker, and what never reaches its journal. */
@ExtendWith(SharedGateway.class)
class QueueRightsTest {
    private static final String MARKER = "山田太郎-marker-7f3a";

    private final Ways ways;
    private final Books books;

    QueueRightsTest(GatewayProcess gateway) {
        this.ways = new Ways(gateway);
        this.books = new Books(gateway);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "in.bank-09",
                "out.bank-01",
                "out.bank-09",
                "activemq.management",
                "ishibashi.acknowledged",
                "ishibashi.refused",
                "$sys.mqtt.sessions",
                "in.#",
                "anything"
            })
    void a_member_writes_to_its_own_address_only(String address) throws Exception {
        byte[] good = ways.sealed(Openssl.sign(ways.keys("bank-01"), Lists.fresh(1)));
        try (QueueMember member = ways.queue("bank-01")) {
            assertThatThrownBy(() -> member.send(address, "x", good)).isInstanceOf(JMSException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "out.bank-09",
                "in.bank-09",
                "in.bank-01",
                "activemq.management",
                "ishibashi.acknowledged",
                "ishibashi.refused",
                "ishibashi.expired",
                "out.#",
                "#"
            })
    void a_member_reads_from_its_own_address_only(String address) throws Exception {
        try (QueueMember member = ways.queue("bank-01")) {
            Session session = member.session();
            assertThatThrownBy(() -> session.createConsumer(session.createQueue(address)))
                    .isInstanceOf(JMSException.class);
            assertThatThrownBy(() -> session.createBrowser(session.createQueue(address))
                            .getEnumeration()
                            .hasMoreElements())
                    .isInstanceOf(JMSException.class);
        }
    }

    @Test
    void a_stranger_does_not_come_in() throws Exception {
        Path keys = ways.keys("hospital-0000000002");
        ways.gateway().command("member", "certificate", "--id", "hospital-0000000002", "--out", keys.toString());
        assertThatThrownBy(() -> new QueueMember(keys, ways.gateway().brokerPort()))
                .isInstanceOf(JMSException.class);
    }

    @Test
    void what_is_not_encrypted_is_refused_and_told_and_never_in_the_journal() throws Exception {
        long before = books.rejected("bank-01");
        byte[] signed = Openssl.sign(ways.keys("bank-01"), MARKER.getBytes(StandardCharsets.UTF_8));
        byte[] large =
                Openssl.sign(ways.keys("bank-01"), (MARKER + " ").repeat(50_000).getBytes(StandardCharsets.UTF_8));
        try (QueueMember member = ways.queue("bank-01")) {
            Session session = member.session();
            BytesMessage bytes = session.createBytesMessage();
            bytes.writeBytes(signed);
            MapMessage map = session.createMapMessage();
            map.setString("name", MARKER);
            BytesMessage inParts = session.createBytesMessage();
            inParts.writeBytes(large);
            for (var message : List.of(
                    inParts,
                    bytes,
                    map,
                    session.createObjectMessage(MARKER),
                    session.createTextMessage(MARKER.repeat(50_000)),
                    session.createTextMessage(MARKER))) {
                assertThatThrownBy(() -> member.send("in.bank-01", message)).hasMessageContaining("not-encrypted");
                BytesMessage answer = member.receive(
                        "out.bank-01",
                        "JMSCorrelationID = '" + message.getJMSMessageID() + "'",
                        Duration.ofSeconds(20));
                Way.Refused refused = Bundle.refusal(ways.opened(QueueMember.body(answer)));
                assertThat(refused.code()).isEqualTo("not-encrypted");
                assertThat(refused.remedyJa()).contains("AuthEnvelopedData");
            }
        }
        assertThat(books.rejected("bank-01")).isEqualTo(before + 6);
        assertThat(journalsWith(MARKER)).isEmpty();
        books.balanced();
    }

    @Test
    void properties_steer_nothing_and_are_not_kept_and_a_path_is_no_name() throws Exception {
        try (QueueMember member = ways.queue("bank-01")) {
            byte[] good = ways.sealed(Openssl.sign(ways.keys("bank-01"), Lists.fresh(1)));
            BytesMessage message = member.session().createBytesMessage();
            message.writeBytes(good);
            for (String name : List.of("CamelFileName", "cAmElBeanMethodName", "Remark")) {
                message.setStringProperty(name, MARKER);
            }
            message.setJMSType(MARKER);
            message.setJMSCorrelationID(MARKER);
            message.setJMSReplyTo(member.session().createQueue("out.bank-09"));
            String id = member.send("in.bank-01", message);
            BytesMessage answer =
                    member.receive("out.bank-01", "JMSCorrelationID = '" + id + "'", Duration.ofSeconds(20));
            assertThat(answer.getStringProperty("ishibashi_event")).isEqualTo("receipt");
            assertThat(answer.getStringProperty("ishibashi_content_type")).startsWith("application/pkcs7-mime");
            for (String name : List.of("../../x", MARKER, "x".repeat(65))) {
                assertThatThrownBy(() -> member.send("in.bank-01", name, good))
                        .hasMessageContaining("request-malformed");
            }
        }
        assertThat(journalsWith(MARKER)).isEmpty();
    }

    @Test
    void a_suspended_member_loses_its_session_and_is_a_stranger_at_every_door() throws Exception {
        String id = ways.enrolled("hospital-0100000012");
        byte[] signed = Openssl.sign(ways.keys(id), id.getBytes(StandardCharsets.US_ASCII));
        try (QueueMember queue = ways.queue(id);
                OutsideClient client =
                        new OutsideClient(ways.keys(id), ways.gateway().membersPort())) {
            assertThat(client.postRaw("x", signed).statusCode()).isEqualTo(201);
            queue.send("in." + id, "x", ways.sealed(signed));
            assertThat(ways.gateway()
                            .command("member", "suspend", "--id", id, "--reason", "key lost")
                            .status())
                    .isZero();
            assertThatThrownBy(() -> queue.send("in." + id, "x", ways.sealed(signed)))
                    .isInstanceOf(JMSException.class);
            assertThat(client.postRaw("x", signed).statusCode()).isEqualTo(403);
            Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> isClosed(queue));
            assertThatThrownBy(() -> ways.queue(id)).isInstanceOf(IOException.class);
        }
    }

    private static boolean isClosed(QueueMember member) {
        try {
            return member.session().createTemporaryQueue() == null;
        } catch (JMSException e) {
            return !String.valueOf(e.getMessage()).contains("permission");
        }
    }

    private List<Path> journalsWith(String marker) throws IOException {
        String sought = new String(marker.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        String wide = new String(marker.getBytes(StandardCharsets.UTF_16BE), StandardCharsets.ISO_8859_1);
        try (Stream<Path> files = Files.walk(ways.gateway().home().resolve("broker"))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> {
                        String text = text(file);
                        return text.contains(sought) || text.contains(wide);
                    })
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
