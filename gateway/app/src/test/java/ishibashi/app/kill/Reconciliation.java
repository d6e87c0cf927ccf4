package ishibashi.app.kill;

import ishibashi.app.kill.Diary.Held;
import ishibashi.app.kill.Diary.Sent;
import ishibashi.app.outside.GatewayProcess;
import ishibashi.app.outside.OperatorClient;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** Compares what the clients hold with what the gateway says, from outside (security §5, R1). */
final class Reconciliation {
    private static final Duration SETTLED = Duration.ofMinutes(5);
    private static final Duration SETTLED_A_KILL = Duration.ofSeconds(5);

    private final GatewayProcess gateway;
    private final Diary diary;
    private final List<Client> clients;
    private final List<Collector> collectors;
    private final Duration settled;
    private final List<String> broken = new ArrayList<>();

    /** @param kills how many there were: the more, the more may be left to do at the end */
    Reconciliation(GatewayProcess gateway, Diary diary, List<Client> clients, List<Collector> collectors, int kills) {
        this.settled = SETTLED.plus(SETTLED_A_KILL.multipliedBy(kills));
        this.gateway = gateway;
        this.diary = diary;
        this.clients = clients;
        this.collectors = collectors;
    }

    Found run() throws IOException, InterruptedException {
        try (OperatorClient operator = new OperatorClient(gateway.home(), gateway.operatorPort())) {
            int held = diary.receipts().size();
            sendEverythingAgain();
            settle(operator);
            Map<String, Integer> told = told();
            for (Sent batch : diary.sent()) {
                oneRecord(operator, batch, told);
            }
            balance(operator.get("/ledger"));
            JsonNode audit = operator.get("/audit/verify");
            if (!audit.get("holds").booleanValue()) {
                broken.add("the audit chain does not hold: " + audit);
            }
            if (!broken.isEmpty()) {
                throw new AssertionError(broken.size() + " promises broken:\n" + String.join("\n", broken));
            }
            int results = collectors.stream().mapToInt(Collector::results).sum();
            return new Found(
                    diary.sent().size(), held, results, audit.get("entries").intValue());
        }
    }

    /** Every batch once more by the file door: a receipt that is held comes back the same, the others come now. */
    private void sendEverythingAgain() throws IOException, InterruptedException {
        Map<String, Client> byMember = new HashMap<>();
        clients.forEach(c -> byMember.put(c.load().member(), c));
        for (Sent batch : diary.sent()) {
            Held before = diary.receipts().get(batch.digest());
            HttpResponse<byte[]> answer =
                    Objects.requireNonNull(byMember.get(batch.member())).post(batch);
            String said = new String(answer.body(), StandardCharsets.UTF_8).strip();
            if (before != null && answer.statusCode() != 200) {
                broken.add("a receipt is held, but its repeat was answered " + answer.statusCode() + ": "
                        + batch.digest());
            } else if (answer.statusCode() != 200 && answer.statusCode() != 201) {
                broken.add(batch.digest() + " was answered " + answer.statusCode() + " " + said);
            }
        }
    }

    private void settle(OperatorClient operator) {
        Awaitility.await("nothing pending")
                .atMost(settled)
                .pollInterval(Duration.ofMillis(300))
                .until(() -> {
                    JsonNode books = operator.get("/ledger");
                    balance(books);
                    return books.get("messages").get("pending").intValue() == 0
                            && books.get("rows").get("pending").intValue() == 0;
                });
    }

    private Map<String, Integer> told() {
        Awaitility.await("each batch's final counts")
                .atMost(settled)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> {
                    int fetched = 0;
                    for (Collector collector : collectors) {
                        fetched += collector.drain();
                    }
                    return fetched == 0 && all().keySet().containsAll(messages());
                });
        return all();
    }

    private List<String> messages() {
        return diary.receipts().values().stream().map(Held::messageId).toList();
    }

    private Map<String, Integer> all() {
        Map<String, Integer> told = new HashMap<>();
        collectors.forEach(c -> told.putAll(c.receipts()));
        return told;
    }

    private void oneRecord(OperatorClient operator, Sent batch, Map<String, Integer> told)
            throws IOException, InterruptedException {
        Held held = diary.receipts().get(batch.digest());
        if (held == null) {
            return;
        }
        JsonNode books = operator.get("/ledger?message=" + held.messageId());
        JsonNode rows = books.get("rows");
        if (books.get("messages").get("accepted").intValue() != 1
                || rows.get("received").intValue() != batch.rows()
                || rows.get("accepted").intValue() != batch.rows()) {
            broken.add(held.messageId() + " is not there once with " + batch.rows() + " rows: " + books);
        }
        if (told.getOrDefault(held.messageId(), 0) != 1) {
            broken.add(held.messageId() + " was told " + told.getOrDefault(held.messageId(), 0) + " times");
        }
        JsonNode entries = operator.get("/audit?act=message-received&message=" + held.messageId());
        if (entries.get("entries").size() != 1) {
            broken.add(held.messageId() + " has " + entries.get("entries").size() + " audit entries of its receipt");
        }
    }

    private void balance(JsonNode books) {
        for (String of : List.of("messages", "rows")) {
            JsonNode counts = books.get(of);
            long sum = 0;
            for (String part : List.of("accepted", "quarantined", "rejected", "duplicate", "pending")) {
                sum += counts.get(part).longValue();
            }
            if (!books.get("balanced").booleanValue() || counts.get("received").longValue() != sum) {
                broken.add("the ledger does not balance: " + books);
            }
        }
    }

    /** What the run has shown. */
    public record Found(int sent, int receiptsHeld, int results, int auditEntries) {
        @Override
        public String toString() {
            return "%d batches sent, %d receipts held before the last count, all there once; %d results, each once; %d audit entries"
                    .formatted(sent, receiptsHeld, results, auditEntries);
        }
    }
}
