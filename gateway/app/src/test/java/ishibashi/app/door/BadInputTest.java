package ishibashi.app.door;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.app.outside.GatewayProcess;
import ishibashi.app.outside.Openssl;
import ishibashi.app.outside.OperatorClient;
import ishibashi.app.outside.OutsideClient;
import ishibashi.app.outside.SharedGateway;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocket;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Bad input at the file door: a refusal in both languages or a hold with its code, and nothing else is disturbed. */
@ExtendWith(SharedGateway.class)
class BadInputTest {
    private final GatewayProcess gateway;
    private final OperatorClient operator;

    BadInputTest(GatewayProcess gateway) {
        this.gateway = gateway;
        this.operator = new OperatorClient(gateway.home(), gateway.operatorPort());
    }

    @BeforeEach
    void settled() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> books("").get("messages").get("pending").intValue() == 0);
    }

    @AfterEach
    void healthy_and_balanced() throws IOException, InterruptedException {
        assertThat(operator.ready()).isTrue();
        assertThat(books("").get("balanced").booleanValue()).isTrue();
        operator.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void content_that_cannot_be_read_gets_its_receipt_and_is_held_whole(Case bad) throws Exception {
        try (OutsideClient member = member(bad.member())) {
            byte[] content = Spoiled.by(bad.spoil(), Files.readAllBytes(sample(bad.sample())));
            HttpResponse<byte[]> answer = member.post("x", content);
            assertThat(answer.statusCode()).isIn(200, 201);
            String message = OutsideClient.claim(answer.body()).get("messageId").stringValue();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> books(message).get("messages").get("pending").intValue() == 0);
            assertThat(books(message).get("messages").get("quarantined").intValue())
                    .isEqualTo(1);
            assertThat(operator.get("/quarantine?message=" + message).toString())
                    .containsAnyOf(bad.held().toArray(String[]::new));
        }
    }

    @Test
    void an_empty_body_is_an_unsigned_one() throws Exception {
        refused(post("bank-01", new byte[0]), 403, "signature-missing");
    }

    @Test
    void forty_mebibytes_are_too_large() throws Exception {
        refused(post("bank-01", new byte[40 << 20]), 413, "too-large");
    }

    @Test
    void a_certificate_that_is_not_enrolled_is_a_stranger() throws Exception {
        Path keys = gateway.home().resolveSibling("stranger");
        assertThat(gateway.command("member", "certificate", "--id", "hospital-0000000001", "--out", keys.toString())
                        .status())
                .isZero();
        try (OutsideClient stranger = new OutsideClient(keys, gateway.membersPort())) {
            refused(stranger.post("x", "a,b\r\n".getBytes(StandardCharsets.UTF_8)), 403, "unknown-member");
        }
        Awaitility.await("counted")
                .atMost(Duration.ofSeconds(30))
                .until(operator::metrics, seen -> seen.matches("(?s).*ishibashi_strangers\\{door=\"file\"} [1-9].*"));
    }

    @Test
    void a_body_that_stops_half_way_leaves_nothing() throws Exception {
        long before = books("").get("messages").get("received").longValue();
        byte[] signed = Openssl.sign(keys("bank-01"), "a,b\r\n".getBytes(StandardCharsets.UTF_8));
        try (SSLSocket socket = (SSLSocket) OutsideClient.tls(keys("bank-01"))
                .getSocketFactory()
                .createSocket("localhost", gateway.membersPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST /files/half HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + signed.length + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(signed, 0, signed.length / 2);
            out.flush();
        }
        assertThat(post("bank-01", new byte[0]).statusCode()).isEqualTo(403);
        // The one that was refused just now is counted, the half one is not.
        assertThat(books("").get("messages").get("received").longValue()).isEqualTo(before + 1);
    }

    @Test
    void a_flipped_byte_is_refused_without_saying_which_rule_failed() throws Exception {
        byte[] signed = Openssl.sign(keys("bank-01"), "a,b\r\n".getBytes(StandardCharsets.UTF_8));
        signed[signed.length / 2] ^= 1;
        refused(post("bank-01", signed), 403, "signature-invalid");
    }

    @Test
    void a_good_signature_of_another_member_is_refused() throws Exception {
        byte[] signed = Openssl.sign(keys("bank-09"), "a,b\r\n".getBytes(StandardCharsets.UTF_8));
        refused(post("bank-01", signed), 403, "unknown-member");
    }

    private HttpResponse<byte[]> post(String member, byte[] body) throws IOException, InterruptedException {
        try (OutsideClient client = member(member)) {
            return client.postRaw("x", body);
        }
    }

    private static void refused(HttpResponse<byte[]> answer, int status, String code) {
        assertThat(answer.statusCode()).isEqualTo(status);
        JsonNode problem = JsonMapper.shared().readTree(answer.body());
        assertThat(problem.get("code").stringValue()).isEqualTo(code);
        for (String text : List.of("why", "remedy")) {
            assertThat(problem.get(text).get("ja").stringValue()).isNotBlank();
            assertThat(problem.get(text).get("en").stringValue()).isNotBlank();
        }
    }

    private JsonNode books(String message) throws IOException, InterruptedException {
        return operator.get("/ledger" + (message.isEmpty() ? "" : "?message=" + message));
    }

    private OutsideClient member(String id) {
        return new OutsideClient(keys(id), gateway.membersPort());
    }

    private Path keys(String member) {
        return gateway.home().resolve("dev").resolve(member);
    }

    private static Path sample(String name) {
        return GatewayProcess.root().resolve("mappings/banks").resolve(name);
    }

    static Stream<Case> cases() {
        try (InputStream in = BadInputTest.class.getResourceAsStream("/bad-input/cases.json")) {
            String text = new String(java.util.Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return JsonMapper.shared().readTree(text).valueStream().map(Case::of);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A line of {@code cases.json}. {@code held}: the codes that say it rightly. */
    record Case(String name, String member, String sample, String spoil, List<String> held) {
        static Case of(JsonNode line) {
            List<String> held = new ArrayList<>();
            line.get("held").forEach(code -> held.add(code.stringValue()));
            return new Case(
                    line.get("name").stringValue(),
                    line.get("member").stringValue(),
                    line.get("sample").stringValue(),
                    line.get("spoil").stringValue(),
                    held);
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
