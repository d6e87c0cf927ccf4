package ishibashi.app.door;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.app.outside.GatewayProcess;
import ishibashi.app.outside.Openssl;
import ishibashi.app.outside.OperatorClient;
import ishibashi.app.outside.OutsideClient;
import ishibashi.app.outside.SharedGateway;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Rulings 30: an operator stops a route; whoever waits for an answer hears so at once, whoever does not is served later. */
@ExtendWith(SharedGateway.class)
class StoppedRouteTest {
    private final Ways ways;
    private final OperatorClient operator;

    StoppedRouteTest(GatewayProcess gateway) {
        this.ways = new Ways(gateway);
        this.operator = new OperatorClient(gateway.home(), gateway.operatorPort());
    }

    @Test
    void while_receive_is_stopped_the_file_door_says_busy_and_nothing_is_lost() throws Exception {
        byte[] posted = Openssl.sign(ways.keys("bank-01"), Lists.fresh(1));
        byte[] dropped = Openssl.sign(ways.keys("bank-01"), Lists.fresh(1));
        byte[] queued = Openssl.sign(ways.keys("bank-01"), Lists.fresh(1));
        Future<Way.Answered> drop;
        Future<Way.Answered> queue;
        assertThat(operator.post("/routes/stop", "{\"id\":\"receive\",\"reason\":\"a test\"}"))
                .isEqualTo(200);
        try (OutsideClient client =
                new OutsideClient(ways.keys("bank-01"), ways.gateway().membersPort())) {
            assertThat(state("receive")).isEqualTo("stopped");
            long began = System.nanoTime();
            HttpResponse<byte[]> answer = client.postRaw("x", posted);
            // Far from the thirty seconds of a route that blocks; a busy machine may need its time.
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(Way.Refused.of(JsonMapper.shared().readTree(answer.body()))
                            .code())
                    .isEqualTo("busy");
            drop = later(ways.drop(), dropped);
            queue = later(ways.queue(), queued);
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(this::isTaken);
        } finally {
            assertThat(operator.post("/routes/start", "{\"id\":\"receive\",\"reason\":\"a test\"}"))
                    .isEqualTo(200);
        }
        assertThat(state("receive")).isEqualTo("started");
        assertThat(drop.get(1, TimeUnit.MINUTES).receipt()).isPresent();
        assertThat(queue.get(1, TimeUnit.MINUTES).receipt()).isPresent();
        assertThat(ways.file().submit("bank-01", "x", posted).receipt()).isPresent();
        new Books(ways.gateway()).balanced();
    }

    @Test
    void a_route_is_not_stopped_without_a_reason_or_under_a_name_it_has_not() throws Exception {
        assertThat(operator.post("/routes/stop", "{\"id\":\"receive\"}")).isEqualTo(400);
        assertThat(operator.post("/routes/stop", "{\"id\":\"nothing\",\"reason\":\"a test\"}"))
                .isEqualTo(400);
    }

    /** The drop box door has it in hand and was told that it is busy. */
    private boolean isTaken() throws IOException {
        try (Stream<Path> taken = Files.find(
                ways.box("bank-01"),
                3,
                (file, attributes) ->
                        attributes.isRegularFile() && file.toString().contains("/.taken-"))) {
            return taken.findAny().isPresent();
        }
    }

    /** On a thread of its own. */
    private static Future<Way.Answered> later(Way way, byte[] signed) {
        FutureTask<Way.Answered> answer = new FutureTask<>(() -> way.submit("bank-01", "list.csv", signed));
        Thread.ofVirtual().start(answer);
        return answer;
    }

    private String state(String id) throws Exception {
        for (JsonNode route : operator.get("/routes").get("routes")) {
            if (route.get("id").stringValue().equals(id)) {
                return route.get("state").stringValue();
            }
        }
        throw new AssertionError("no route " + id);
    }
}
