package ishibashi.app.fhir;

import static java.nio.charset.StandardCharsets.UTF_8;

import ishibashi.app.outside.GatewayProcess;
import ishibashi.app.outside.Openssl;
import ishibashi.app.outside.OutsideClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/** What a bank is told in its outbox, verified by openssl and taken as it is read. */
final class Told implements AutoCloseable {
    private static final int AT_ONCE = 200;

    private final OutsideClient client;
    private final Path gatewayKeys;
    private final List<Result> taken = new ArrayList<>();

    Told(GatewayProcess gateway, String bank) {
        this.client = new OutsideClient(FhirMember.keys(gateway, bank), gateway.membersPort());
        this.gatewayKeys = gateway.home().resolve("dev/gateway");
    }

    record Result(String event, String text) {}

    /** The result of that event that speaks of it. */
    String awaited(String event, String about) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> of(event, about), found -> !found.isEmpty())
                .getFirst()
                .text();
    }

    /** All of that event so far that speak of it. */
    List<Result> of(String event, String about) throws Exception {
        List<OutsideClient.Item> waiting = client.outbox(AT_ONCE);
        for (OutsideClient.Item item : waiting) {
            byte[] content = Openssl.verify(
                    gatewayKeys.resolve("signing.pem"),
                    gatewayKeys.resolve("chain.pem"),
                    item.body().toArray());
            taken.add(new Result(item.event(), new String(content, UTF_8)));
        }
        if (!waiting.isEmpty()) {
            client.acknowledge(waiting.stream().map(OutsideClient.Item::id).toList());
        }
        return taken.stream()
                .filter(r -> r.event().equals(event) && r.text().contains(about))
                .toList();
    }

    @Override
    public void close() {
        client.close();
    }
}
