package ishibashi.app.door;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.app.outside.GatewayProcess;
import ishibashi.app.outside.Openssl;
import ishibashi.app.outside.OutsideClient;
import ishibashi.app.outside.QueueMember;
import ishibashi.app.outside.SharedGateway;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.QueueBrowser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Contract §5: a result is to be had by every way, and acknowledged by one it is gone from all. */
@ExtendWith(SharedGateway.class)
class WaysOutTest {
    private static final String MEMBER = "hospital-0100000011";

    private final Ways ways;

    WaysOutTest(GatewayProcess gateway) {
        this.ways = new Ways(gateway);
    }

    @Test
    void acknowledged_by_one_way_it_is_gone_from_all() throws Exception {
        ways.enrolled(MEMBER);
        try (OutsideClient client =
                        new OutsideClient(ways.keys(MEMBER), ways.gateway().membersPort());
                QueueMember queue = ways.queue(MEMBER)) {
            for (String unknown : List.of("one", "two", "three")) {
                byte[] content = (MEMBER + unknown).getBytes(StandardCharsets.US_ASCII);
                assertThat(client.postRaw(unknown, Openssl.sign(ways.keys(MEMBER), content))
                                .statusCode())
                        .isEqualTo(201);
            }
            await(() -> client.outbox(100).size() == 3
                    && inBox().size() == 3
                    && onQueue(queue).size() == 3);
            List<OutsideClient.Item> items = client.outbox(100);
            Set<String> ids = items.stream().map(OutsideClient.Item::id).collect(Collectors.toSet());
            assertThat(onQueue(queue)).isEqualTo(ids);
            items.forEach(item -> ways.opened(item.body().toArray()));

            assertThat(client.acknowledge(List.of(items.get(0).id()))).isEqualTo(200);
            await(() -> inBox().size() == 2 && onQueue(queue).size() == 2);

            Path file = inBox().getFirst();
            ways.opened(Files.readAllBytes(file));
            Files.move(file, file.resolveSibling("done").resolve(file.getFileName()));
            await(() -> client.outbox(100).size() == 1 && onQueue(queue).size() == 1);

            ways.opened(QueueMember.body(queue.receive("out." + MEMBER, null, Duration.ofSeconds(5))));
            await(() -> client.outbox(100).isEmpty() && inBox().isEmpty());
            assertThat(onQueue(queue)).isEmpty();
        }
    }

    private static void await(java.util.concurrent.Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(100))
                .until(condition);
    }

    private List<Path> inBox() throws IOException {
        try (Stream<Path> files = Files.list(ways.box(MEMBER).resolve("out"))) {
            return files.filter(file -> file.toString().endsWith(".p7m")).toList();
        }
    }

    private static Set<String> onQueue(QueueMember member) throws JMSException {
        try (QueueBrowser browser =
                member.session().createBrowser(member.session().createQueue("out." + MEMBER))) {
            Set<String> ids = new HashSet<>();
            Enumeration<?> messages = browser.getEnumeration();
            while (messages.hasMoreElements()) {
                ids.add(((Message) messages.nextElement()).getStringProperty("ishibashi_id"));
            }
            return ids;
        }
    }
}
