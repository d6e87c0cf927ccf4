package ishibashi.app.door;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.app.outside.GatewayProcess;
import ishibashi.app.outside.OperatorClient;
import java.io.IOException;
import java.time.Duration;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** The ledger as an operator reads it. */
public record Books(GatewayProcess gateway) {
    /** The counts of one message, by its receipt, once nothing of it is pending. */
    public JsonNode settled(JsonNode receipt) {
        String query = "/ledger?message=" + receipt.get("messageId").stringValue();
        try (OperatorClient operator = new OperatorClient(gateway.home(), gateway.operatorPort())) {
            return Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(50))
                    .until(
                            () -> operator.get(query).get("messages"),
                            counts -> counts.get("pending").intValue() == 0);
        }
    }

    /** The ledger of one message, once nothing of it is pending, neither itself nor its rows. */
    public JsonNode through(String message) {
        try (OperatorClient operator = new OperatorClient(gateway.home(), gateway.operatorPort())) {
            return Awaitility.await("nothing of it pending")
                    .atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(50))
                    .until(
                            () -> operator.get("/ledger?message=" + message),
                            books -> books.get("messages").get("pending").intValue() == 0
                                    && books.get("rows").get("pending").intValue() == 0);
        }
    }

    public long rejected(String member) throws IOException, InterruptedException {
        try (OperatorClient operator = new OperatorClient(gateway.home(), gateway.operatorPort())) {
            return operator.get("/ledger?member=" + member)
                    .get("messages")
                    .get("rejected")
                    .longValue();
        }
    }

    /** Messages of the member that were taken, whatever became of them. */
    public long kept(String member) throws IOException, InterruptedException {
        try (OperatorClient operator = new OperatorClient(gateway.home(), gateway.operatorPort())) {
            JsonNode counts = operator.get("/ledger?member=" + member).get("messages");
            return counts.get("received").longValue() - counts.get("rejected").longValue();
        }
    }

    public void balanced() throws IOException, InterruptedException {
        try (OperatorClient operator = new OperatorClient(gateway.home(), gateway.operatorPort())) {
            assertThat(operator.ready()).isTrue();
            JsonNode counts = operator.get("/ledger").get("messages");
            long sum = 0;
            for (String part : java.util.List.of("accepted", "quarantined", "rejected", "duplicate", "pending")) {
                sum += counts.get(part).longValue();
            }
            assertThat(counts.get("received").longValue()).isEqualTo(sum);
        }
    }
}
