package ishibashi.app.door;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.app.outside.GatewayProcess;
import ishibashi.app.outside.Openssl;
import ishibashi.app.outside.OperatorClient;
import ishibashi.app.outside.OutsideClient;
import ishibashi.app.outside.SharedGateway;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Security §3.0: which rule a signature broke stands in the audit under the incident, and its sender is not told. */
@ExtendWith(SharedGateway.class)
class BrokenRuleTest {
    private static final String MEMBER = "bank-01";
    private static final byte[] CONTENT = "求人番号\r\n".getBytes(StandardCharsets.UTF_8);

    private final GatewayProcess gateway;

    BrokenRuleTest(GatewayProcess gateway) {
        this.gateway = gateway;
    }

    @Test
    void a_signature_without_the_attributes_of_cades() throws Exception {
        try (OutsideClient member = new OutsideClient(keys(), gateway.membersPort())) {
            refused(member.postRaw("list.csv.p7m", Openssl.signPlainly(keys(), CONTENT)), "attributes-needed");
        }
    }

    @Test
    void a_signature_beside_a_signed_message() throws Exception {
        try (OutsideClient member = new OutsideClient(keys(), gateway.membersPort())) {
            byte[] signed = Openssl.sign(keys(), CONTENT);
            String beside = Base64.getEncoder().encodeToString(Openssl.signDetached(keys(), signed));
            refused(
                    member.send(member.request("/files/list.csv.p7m")
                            .header("Ishibashi-Signature", beside)
                            .POST(HttpRequest.BodyPublishers.ofByteArray(signed))),
                    "signed-twice");
        }
    }

    private void refused(HttpResponse<byte[]> answer, String rule) throws Exception {
        String text = new String(answer.body(), StandardCharsets.UTF_8);
        assertThat(text).contains("signature-invalid").doesNotContain(rule);
        String incident = JsonMapper.shared().readTree(text).get("incident").stringValue();
        try (OperatorClient operator = new OperatorClient(gateway.home(), gateway.operatorPort())) {
            JsonNode entries = operator.get("/audit?incident=" + incident).get("entries");
            assertThat(entries.size()).isEqualTo(1);
            assertThat(entries.get(0).get("details").get("rule").stringValue()).isEqualTo(rule);
            assertThat(entries.get(0).get("who").stringValue()).isEqualTo(MEMBER);
        }
    }

    private Path keys() {
        return gateway.home().resolve("dev").resolve(MEMBER);
    }
}
