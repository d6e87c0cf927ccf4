package ishibashi.app.door;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.app.outside.GatewayProcess;
import ishibashi.app.outside.GatewayProcess.Said;
import ishibashi.app.outside.Openssl;
import ishibashi.app.outside.OutsideClient;
import ishibashi.app.outside.QueueMember;
import ishibashi.app.outside.SharedGateway;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** contract §1, {@code member rotate}; security §3.6, cases 10, 14, 15, 20. */
@ExtendWith(SharedGateway.class)
class RotationTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final GatewayProcess gateway;

    @TempDir
    private Path folder;

    RotationTest(GatewayProcess gateway) {
        this.gateway = gateway;
    }

    @Test
    void both_certificates_serve_in_the_overlap_and_who_is_replaced_at_once_loses_even_its_session() throws Exception {
        String id = "hospital-0100000047";
        Path old = folder.resolve("old");
        gateway.enrol(id, old, "bank-01");
        Path fresh = certificate(id, "new");
        AtomicBoolean cut = new AtomicBoolean();
        try (OutsideClient before = new OutsideClient(old, gateway.membersPort());
                OutsideClient after = new OutsideClient(fresh, gateway.membersPort());
                QueueMember queue = new QueueMember(old, gateway.brokerPort())) {
            queue.onCut(() -> cut.set(true));
            consumes(queue, id);
            assertThat(status(after)).isEqualTo(403);
            assertThat(rotate(id, fresh, "14d").text()).contains("更新しました").contains("tls, signing, encryption");
            assertThat(status(before)).isEqualTo(200);
            assertThat(status(after)).isEqualTo(200);
            assertThat(post(before, fresh))
                    .as("signed by the member's other key")
                    .isEqualTo(201);
            assertThat(post(after, old)).as("signed by the member's other key").isEqualTo(201);
            assertThat(cut).isFalse();
            Path third = certificate(id, "third");
            assertThat(rotate(id, third, "0s").status()).isZero();
            assertThat(status(before)).isEqualTo(403);
            assertThat(status(after)).isEqualTo(403);
            Awaitility.await().atMost(PATIENCE).untilTrue(cut);
            serves(third, id);
        }
    }

    private void serves(Path keys, String id) throws IOException, InterruptedException, JMSException {
        try (OutsideClient client = new OutsideClient(keys, gateway.membersPort());
                QueueMember queue = new QueueMember(keys, gateway.brokerPort())) {
            assertThat(status(client)).isEqualTo(200);
            consumes(queue, id);
        }
    }

    private static int post(OutsideClient client, Path signer) throws IOException, InterruptedException {
        byte[] content = signer.toString().getBytes(StandardCharsets.UTF_8);
        return client.postRaw("x.csv", Openssl.sign(signer, content)).statusCode();
    }

    @Test
    void enrolment_says_in_both_languages_what_it_refuses() throws Exception {
        Path bank = certificate("bank-47", "bank");
        refused("bank-47）と種類", "not one of a hospital", enrol("bank-47", "hospital", "47", bank));
        refused("二桁", "two digits", enrol("bank-47", "bank", "okinawa", bank));
        Path hospital = certificate("hospital-4700000018", "hospital");
        refused("登録済みの医師バンク", "enrolled bank", enrol("hospital-4700000018", "hospital", "47", hospital));
        refused(
                "登録済みの医師バンク",
                "enrolled bank",
                enrol("hospital-4700000018", "hospital", "47", hospital, "--operator-of-record", "bank-46"));
        Path taken = gateway.home().resolve("dev/bank-01");
        refused("別の会員", "another member", enrol("bank-47", "bank", "47", taken));
        String known = "hospital-0100000088";
        gateway.enrol(known, folder.resolve("known"), "bank-01");
        refused(
                "別の内容",
                "other data",
                enrol(known, "hospital", "02", folder.resolve("known"), "--operator-of-record", "bank-01"));
    }

    private static void refused(String japanese, String english, Said said) {
        assertThat(said.status()).isEqualTo(2);
        assertThat(said.text()).contains(japanese).contains(english);
    }

    private Said enrol(String id, String kind, String prefecture, Path keys, String... more)
            throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(
                "member",
                "enrol",
                "--id",
                id,
                "--kind",
                kind,
                "--prefecture",
                prefecture,
                "--certificate",
                keys.resolve("cert.pem").toString()));
        words.addAll(List.of(more));
        return gateway.command(words.toArray(String[]::new));
    }

    private Said rotate(String id, Path keys, String overlap) throws IOException, InterruptedException {
        return gateway.command(
                "member",
                "rotate",
                "--id",
                id,
                "--certificate",
                keys.resolve("cert.pem").toString(),
                "--overlap",
                overlap,
                "--reason",
                "a test");
    }

    private Path certificate(String id, String name) throws IOException, InterruptedException {
        Path out = folder.resolve(name);
        gateway.said("member", "certificate", "--id", id, "--out", out.toString());
        return out;
    }

    private static int status(OutsideClient client) throws IOException, InterruptedException {
        return client.send(client.request("/outbox").GET()).statusCode();
    }

    private static void consumes(QueueMember queue, String id) throws JMSException {
        Session session = queue.session();
        session.createConsumer(session.createQueue("out." + id));
    }
}
