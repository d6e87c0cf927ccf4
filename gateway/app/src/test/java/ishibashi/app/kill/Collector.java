package ishibashi.app.kill;

import ishibashi.app.outside.GatewayProcess;
import ishibashi.app.outside.OutsideClient;
import ishibashi.app.outside.OutsideClient.Item;
import ishibashi.message.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A member that fetches its results, stores them by id and then acknowledges: twice the same id does no harm. */
final class Collector implements Runnable, AutoCloseable {
    private final OutsideClient http;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final Map<String, Digest> results = new HashMap<>();
    private final Map<String, Integer> receipts = new HashMap<>();

    Collector(String member, GatewayProcess gateway) {
        http = new OutsideClient(gateway.home().resolve("dev").resolve(member), gateway.membersPort());
    }

    void stop() {
        stopped.set(true);
    }

    @Override
    public void run() {
        stopped.set(false);
        while (!stopped.get()) {
            try {
                if (drain() == 0) {
                    LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
                }
            } catch (IOException e) {
                // The gateway is away; what was not acknowledged is offered again.
                LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Fetches one page, stores, acknowledges; how many there were. */
    synchronized int drain() throws IOException, InterruptedException {
        List<Item> page = http.outbox(200);
        if (!page.isEmpty()) {
            page.forEach(this::store);
            http.acknowledge(page.stream().map(Item::id).toList());
        }
        return page.size();
    }

    private void store(Item item) {
        Digest digest = Digest.of(item.body().toArray());
        Digest before = results.putIfAbsent(item.id(), digest);
        if (before != null && !before.equals(digest)) {
            throw new AssertionError("result " + item.id() + " changed between two fetches");
        }
        if (before == null && item.event().equals("receipt")) {
            finalReceiptOf(item.body().toArray());
        }
    }

    private void finalReceiptOf(byte[] cms) {
        JsonNode bundle = JsonMapper.shared().readTree(content(cms));
        String message = "";
        boolean counts = false;
        for (JsonNode parameter : bundle.get("entry").get(1).get("resource").get("parameter")) {
            switch (parameter.get("name").stringValue()) {
                case "messageId" -> message = parameter.get("valueUri").stringValue();
                case "rows" -> counts = true;
                default -> {}
            }
        }
        if (counts) {
            receipts.merge(message, 1, Integer::sum);
        }
    }

    private static String content(byte[] cms) {
        try {
            return new String((byte[]) new CMSSignedData(cms).getSignedContent().getContent(), StandardCharsets.UTF_8);
        } catch (CMSException e) {
            throw new AssertionError("a result is no CMS", e);
        }
    }

    /** How often the final counts of each message were told. */
    synchronized Map<String, Integer> receipts() {
        return Map.copyOf(receipts);
    }

    synchronized int results() {
        return results.size();
    }

    @Override
    public void close() {
        http.close();
    }
}
