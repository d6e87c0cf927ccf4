package ishibashi.app.door;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.app.outside.GatewayProcess;
import ishibashi.app.outside.Openssl;
import ishibashi.app.outside.OperatorClient;
import ishibashi.app.outside.SharedGateway;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The bad contents of the file door, by drop box and queue: a receipt, then held whole with a code that says it rightly. */
@ExtendWith(SharedGateway.class)
class BadContentTest {
    private final Ways ways;

    BadContentTest(GatewayProcess gateway) {
        this.ways = new Ways(gateway);
    }

    @TestFactory
    List<DynamicTest> content_that_cannot_be_read_gets_its_receipt_and_is_held_whole() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        try (InputStream in = BadContentTest.class.getResourceAsStream("/bad-input/cases.json")) {
            for (JsonNode bad : JsonMapper.shared().readTree(Objects.requireNonNull(in))) {
                for (Way way : List.of(ways.drop(), ways.queue())) {
                    tests.add(DynamicTest.dynamicTest(
                            way.name() + ": " + bad.get("name").stringValue(), () -> isHeld(way, bad)));
                }
            }
        }
        return tests;
    }

    private void isHeld(Way way, JsonNode bad) throws Exception {
        String member = bad.get("member").stringValue();
        byte[] sample = Files.readAllBytes(GatewayProcess.root()
                .resolve("mappings/banks")
                .resolve(bad.get("sample").stringValue()));
        byte[] content = Spoiled.by(bad.get("spoil").stringValue(), sample);
        Way.Answered answered = way.submit(member, "list", Openssl.sign(ways.keys(member), content));
        JsonNode receipt = JsonMapper.shared()
                .readTree(Openssl.verifyJws(
                        ways.gateway().home().resolve("dev/gateway/signing.pem"),
                        answered.receipt().orElseThrow()));
        Books books = new Books(ways.gateway());
        boolean held = books.settled(receipt).get("quarantined").intValue() == 1;
        List<String> codes = new ArrayList<>();
        bad.get("held").forEach(code -> codes.add(code.stringValue()));
        try (OperatorClient operator =
                new OperatorClient(ways.gateway().home(), ways.gateway().operatorPort())) {
            String query = "?message=" + receipt.get("messageId").stringValue();
            if (!held) {
                // An encoding that says itself what it is was read rightly: no row differs from what is stored.
                JsonNode rows = operator.get("/ledger" + query).get("rows");
                assertThat(rows.get("duplicate").intValue()).isPositive();
                assertThat(rows.get("accepted").intValue()).isZero();
                return;
            }
            assertThat(operator.get("/messages" + query).toString()
                            + operator.get("/quarantine" + query).toString())
                    .containsAnyOf(codes.toArray(String[]::new));
        }
        books.balanced();
    }
}
