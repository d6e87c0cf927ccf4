package ishibashi.app.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.app.outside.GatewayProcess;
import ishibashi.app.outside.Openssl;
import ishibashi.app.outside.OperatorClient;
import ishibashi.app.outside.OutsideClient;
import ishibashi.app.outside.OutsideClient.Item;
import ishibashi.app.outside.SharedGateway;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Domain §4 P1: 0 identifying bytes in database files, journal, logs, metrics, errors and every outgoing message. */
@ExtendWith(SharedGateway.class)
class NamesNeverLeaveTest {
    private final JsonNode plan;
    private final GatewayProcess gateway;

    NamesNeverLeaveTest(GatewayProcess gateway) throws IOException {
        this.gateway = gateway;
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("/privacy/markers.json"))) {
            plan = JsonMapper.shared().readTree(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void a_name_is_in_no_table_journal_log_metric_answer_or_message() throws Exception {
        Scan scan = scan();
        try (OperatorClient operator = new OperatorClient(gateway.home(), gateway.operatorPort());
                OutsideClient member = client(plan.get("member").stringValue())) {
            for (JsonNode file : plan.get("files")) {
                HttpResponse<byte[]> answer = member.post(file.get("name").stringValue(), content(file));
                assertThat(answer.statusCode()).isIn(200, 201);
                HttpResponse<byte[]> spoilt = member.postRaw("x", spoilt(member.keys(), content(file)));
                assertThat(spoilt.statusCode()).isEqualTo(403);
                scan.look("the refusal of a spoilt signature", spoilt.body());
            }
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> operator.get("/ledger")
                                    .get("messages")
                                    .get("pending")
                                    .intValue()
                            == 0);
            for (String path : List.of("/ledger", "/messages", "/members", "/quarantine", "/routes")) {
                scan.look("/api" + path, operator.get(path).toString().getBytes(StandardCharsets.UTF_8));
            }
            scan.look("metrics", operator.metrics().getBytes(StandardCharsets.UTF_8));
        }
        outgoing(scan);
        scan.files(gateway.home(), this::theSendersOwn);
        scan.look("standard output", Files.readAllBytes(gateway.log()));
        assertThat(scan.hits()).as("%,d bytes searched", scan.bytes()).isEmpty();
    }

    @Test
    void the_search_finds_a_name_that_was_planted() {
        Scan scan = scan();
        scan.look("a log line", "INFO sent to 標識太郎".getBytes(StandardCharsets.UTF_8));
        scan.look(
                "a dump",
                new String("x翡翠標識診療所".getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1)
                        .getBytes(StandardCharsets.ISO_8859_1));
        assertThat(scan.hits()).hasSizeGreaterThanOrEqualTo(2);
    }

    /** Every waiting message of every member, opened. */
    private void outgoing(Scan scan) throws IOException, InterruptedException, CMSException {
        try (Stream<Path> members = Files.list(gateway.home().resolve("dev"))) {
            for (Path keys :
                    members.filter(k -> Files.exists(k.resolve("keystore.p12"))).toList()) {
                try (OutsideClient client = new OutsideClient(keys, gateway.membersPort())) {
                    for (List<Item> page = page(client); !page.isEmpty(); page = page(client)) {
                        for (Item item : page) {
                            CMSSignedData cms = new CMSSignedData(item.body().toArray());
                            scan.look(item.event() + " to " + keys.getFileName(), (byte[])
                                    cms.getSignedContent().getContent());
                        }
                        client.acknowledge(page.stream().map(Item::id).collect(Collectors.toList()));
                    }
                }
            }
        }
    }

    private static List<Item> page(OutsideClient client) throws IOException, InterruptedException {
        try {
            return client.outbox(500);
        } catch (IOException e) {
            // The gateway's own folder and members that may not fetch.
            return List.of();
        }
    }

    /** Drop boxes are the member's own territory (rulings 13). */
    private boolean theSendersOwn(Path file) {
        return file.startsWith(gateway.home().resolve("drop"));
    }

    private Scan scan() {
        return new Scan(plan.get("markers")
                .valueStream()
                .map(m -> Marker.of(m.stringValue()))
                .toList());
    }

    private byte[] content(JsonNode file) {
        return file.get("lines")
                .valueStream()
                .map(line -> line.stringValue() + "\r\n")
                .collect(Collectors.joining())
                .getBytes(Charset.forName(plan.get("charset").stringValue()));
    }

    private static byte[] spoilt(Path keys, byte[] content) {
        byte[] signed = Openssl.sign(keys, content);
        signed[signed.length - 5] ^= 1;
        return signed;
    }

    private OutsideClient client(String member) {
        return new OutsideClient(gateway.home().resolve("dev").resolve(member), gateway.membersPort());
    }
}
