package ishibashi.app.broker;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.app.door.Lists;
import ishibashi.app.outside.Folders;
import ishibashi.app.outside.GatewayProcess;
import ishibashi.app.outside.Openssl;
import ishibashi.app.outside.OperatorClient;
import ishibashi.app.outside.OutsideClient;
import ishibashi.app.outside.OwnGateway;
import ishibashi.app.outside.QueueMember;
import jakarta.jms.BytesMessage;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two gateways on one PostgreSQL and one Artemis (design §2): either does all of the work, and nothing is done twice. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@OwnGateway
class TwoNodesTest {
    private static final String BANK = "bank-01";
    private static final int FILES = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Path SEEKERS =
            GatewayProcess.root().resolve("mappings/banks/01-hokkaido/samples/kyushoku_20260820.csv");
    private static final String MATCH = """
            {"resourceType": "Parameters", "parameter": [
              {"name": "mode", "valueCode": "standing"}, {"name": "count", "valueInteger": 100},
              {"name": "asOf", "valueInstant": "2026-08-20T09:00:00+09:00"}]}""";

    private OutsideServers servers;
    private GatewayProcess first;
    private GatewayProcess second;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        Path home = folder.resolve("home");
        servers = new OutsideServers(folder, home);
        first = servers.gateway(home);
        first.start(Duration.ofMinutes(2));
        servers.broker().start();
        Path other = folder.resolve("other");
        Folders.copy(home.resolve("keys"), other.resolve("keys"));
        Folders.copy(home.resolve("dev"), other.resolve("dev"));
        second = servers.gateway(other);
    }

    @BeforeEach
    void both() throws IOException {
        for (GatewayProcess node : List.of(first, second)) {
            if (!node.isRunning()) {
                node.start(Duration.ofMinutes(2));
            }
        }
    }

    @AfterAll
    void stop() throws IOException {
        first.close();
        second.close();
        servers.close();
    }

    @Test
    void a_member_enrolled_at_one_node_is_served_by_the_other_and_no_more_once_it_is_suspended() throws Exception {
        String id = "hospital-0100000021";
        Path keys = first.home().resolve("dev").resolve(id);
        first.enrol(id, keys, BANK);
        Awaitility.await().atMost(PATIENCE).until(() -> route(second, "door-queue-" + id, "state"), "started"::equals);
        awaitRights(keys, id);
        first.stop(Duration.ofSeconds(60));
        byte[] signed = Openssl.sign(keys, "by queue to the other node".getBytes(StandardCharsets.UTF_8));
        try (QueueMember member = new QueueMember(keys, servers.broker().port())) {
            String sent = member.send(
                    "in." + id, "x", Openssl.encrypt(second.home().resolve("dev/gateway/encryption.pem"), signed));
            BytesMessage answer = member.receive("out." + id, "JMSCorrelationID = '" + sent + "'", PATIENCE);
            assertThat(answer.getStringProperty("ishibashi_event")).isEqualTo("receipt");
        }
        first.start(Duration.ofMinutes(2));
        first.said("member", "suspend", "--id", id, "--reason", "a test");
        for (GatewayProcess node : List.of(first, second)) {
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> route(node, "door-queue-" + id, "state"), state -> !state.equals("started"));
        }
    }

    @Test
    void what_is_sent_to_both_is_received_once_and_one_of_them_matches_until_it_ends() throws Exception {
        JsonNode before = ledger(first);
        List<Callable<String>> senders = new ArrayList<>();
        for (int n = 0; n < FILES; n++) {
            byte[] signed = Openssl.sign(keys(), Lists.fresh(1));
            GatewayProcess node = n % 2 == 0 ? first : second;
            senders.add(() -> post(node, signed));
        }
        byte[] toBoth = Openssl.sign(keys(), Lists.fresh(1));
        senders.add(() -> post(first, toBoth));
        senders.add(() -> post(second, toBoth));
        assertThat(all(senders)).hasSize(FILES + 1);

        settled(first);
        JsonNode after = ledger(first);
        assertThat(after).isEqualTo(ledger(second));
        assertThat(grown(before, after, "messages", "received")).isEqualTo(FILES + 2);
        assertThat(grown(before, after, "messages", "accepted")).isEqualTo(FILES + 1);
        assertThat(grown(before, after, "messages", "duplicate")).isEqualTo(1);
        assertThat(grown(before, after, "rows", "accepted")).isEqualTo(FILES + 1);
        assertThat(after.get("balanced").booleanValue()).isTrue();
        assertThat(verified(first)).isTrue();

        boolean firstMatches = !route(first, "match", "total").equals("0");
        GatewayProcess matcher = firstMatches ? first : second;
        GatewayProcess other = firstMatches ? second : first;
        assertThat(route(other, "match", "total")).isEqualTo("0");
        matcher.kill(GatewayProcess.Victim.JVM);
        all(List.of(() -> post(other, Openssl.sign(keys(), Lists.fresh(1)))));
        settled(other);
        assertThat(Integer.parseInt(route(other, "match", "total"))).isPositive();
        assertThat(grown(after, ledger(other), "rows", "accepted")).isEqualTo(1);
    }

    /** The other node's index is fed by nothing but the questions. */
    @Test
    void match_says_the_same_at_both_of_what_has_come_since_the_last_question() throws Exception {
        post(first, Openssl.sign(keys(), Files.readAllBytes(SEEKERS)));
        settled(first);
        List<String> seekers = seekers();
        List<String> before = matches(first, seekers);
        assertThat(matches(second, seekers)).isEqualTo(before);
        post(first, Openssl.sign(keys(), Lists.fresh(30)));
        settled(first);
        List<String> after = matches(first, seekers);
        assertThat(matches(second, seekers)).isEqualTo(after).isNotEqualTo(before);
    }

    private List<String> seekers() throws Exception {
        JsonNode page = JsonMapper.shared()
                .readTree(asked(first, "/fhir/PractitionerRole?kind=seeker&_count=10&operator-of-record=" + BANK));
        return page.path("entry")
                .valueStream()
                .map(e -> e.path("resource").path("id").asString())
                .toList();
    }

    private List<String> matches(GatewayProcess node, List<String> seekers) throws Exception {
        List<String> answers = new ArrayList<>();
        for (String id : seekers) {
            answers.add(asked(node, "/fhir/PractitionerRole/" + id + "/$match"));
        }
        assertThat(answers).isNotEmpty();
        return answers;
    }

    /** A search, or a question to the matcher. */
    private String asked(GatewayProcess node, String path) throws Exception {
        try (OutsideClient client = new OutsideClient(keys(), node.membersPort())) {
            HttpRequest.Builder request = client.request(path).header("Content-Type", "application/fhir+json");
            HttpResponse<byte[]> answer =
                    client.send(path.endsWith("$match") ? request.POST(BodyPublishers.ofString(MATCH)) : request.GET());
            String text = new String(answer.body(), StandardCharsets.UTF_8);
            assertThat(answer.statusCode()).as(text).isEqualTo(200);
            return text;
        }
    }

    private static Set<String> all(List<Callable<String>> senders) throws Exception {
        Set<String> messages = new HashSet<>();
        try (var pool = Executors.newFixedThreadPool(8)) {
            for (Future<String> message : pool.invokeAll(senders)) {
                messages.add(message.get());
            }
        }
        return messages;
    }

    /** The message's id, as the receipt names it. */
    private String post(GatewayProcess node, byte[] signed) throws IOException, InterruptedException {
        try (OutsideClient client = new OutsideClient(keys(), node.membersPort())) {
            HttpResponse<byte[]> answer = client.postRaw("x", signed);
            assertThat(answer.statusCode()).isIn(200, 201);
            return OutsideClient.claim(answer.body()).get("messageId").stringValue();
        }
    }

    private Path keys() {
        return first.home().resolve("dev").resolve(BANK);
    }

    /** The broker looks at the pins every second. */
    private void awaitRights(Path keys, String id) {
        Awaitility.await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            try (QueueMember member = new QueueMember(keys, servers.broker().port())) {
                member.session()
                        .createBrowser(member.session().createQueue("out." + id))
                        .getEnumeration();
                return true;
            }
        });
    }

    private static void settled(GatewayProcess node) {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> ledger(node).get("messages").get("pending").intValue() == 0);
    }

    private static JsonNode ledger(GatewayProcess node) throws IOException, InterruptedException {
        return get(node, "/ledger");
    }

    private static boolean verified(GatewayProcess node) throws IOException, InterruptedException {
        return get(node, "/audit/verify").get("holds").booleanValue();
    }

    private static int grown(JsonNode before, JsonNode after, String of, String part) {
        return after.get(of).get(part).intValue() - before.get(of).get(part).intValue();
    }

    /** Empty if the node has no such route. */
    private static String route(GatewayProcess node, String id, String what) throws IOException, InterruptedException {
        for (JsonNode route : get(node, "/routes").get("routes")) {
            if (route.get("id").stringValue().equals(id)) {
                return route.get(what).asString();
            }
        }
        return "";
    }

    private static JsonNode get(GatewayProcess node, String path) throws IOException, InterruptedException {
        try (OperatorClient operator = new OperatorClient(node.home(), node.operatorPort())) {
            return operator.get(path);
        }
    }
}
