package ishibashi.app.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.app.outside.GatewayProcess;
import ishibashi.app.outside.OperatorClient;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** The ledger as an operator reads it. */
final class Ledger implements AutoCloseable {
    private static final List<String> PARTS = List.of("accepted", "quarantined", "rejected", "duplicate", "pending");

    private final OperatorClient operator;

    Ledger(GatewayProcess gateway) {
        this.operator = new OperatorClient(gateway.home(), gateway.operatorPort());
    }

    long messages(String member, String part) throws IOException, InterruptedException {
        return count("member=" + member, "messages", part);
    }

    long rows(String member, String part) throws IOException, InterruptedException {
        return count("member=" + member, "rows", part);
    }

    long withdrawn(String member) throws IOException, InterruptedException {
        return operator.get("/ledger?member=" + member).path("withdrawn").asLong();
    }

    private long count(String query, String of, String part) throws IOException, InterruptedException {
        return operator.get("/ledger?" + query).path(of).path(part).asLong();
    }

    /** The rows of one message, as soon as nothing of it is pending. */
    JsonNode settled(String message) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> operator.get("/ledger?message=" + message),
                        books -> books.path("messages").path("received").asLong() == 1
                                && books.path("messages").path("pending").asLong() == 0)
                .path("rows");
    }

    /** Codes of the rows that are held of a message. */
    List<String> held(String message) throws IOException, InterruptedException {
        return operator.get("/quarantine?message=" + message)
                .path("quarantine")
                .valueStream()
                .map(JsonNode::toString)
                .toList();
    }

    void balanced() throws IOException, InterruptedException {
        assertThat(operator.ready()).isTrue();
        JsonNode books = operator.get("/ledger");
        assertThat(books.path("balanced").asBoolean()).isTrue();
        for (String of : List.of("messages", "rows")) {
            JsonNode counts = books.path(of);
            assertThat(counts.path("received").asLong())
                    .isEqualTo(PARTS.stream()
                            .mapToLong(p -> counts.path(p).asLong())
                            .sum());
        }
    }

    int route(String change) throws IOException, InterruptedException {
        return operator.post("/routes/" + change, "{\"id\":\"door-fhir\",\"reason\":\"a test\"}");
    }

    @Override
    public void close() {
        operator.close();
    }
}
