package ishibashi.app.bench;

import ishibashi.app.outside.GatewayProcess;
import ishibashi.app.outside.OperatorClient;
import ishibashi.app.outside.OutsideClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The rows of a bank's file: from the receipt to indexed, and to matched (design §6). */
final class RowsBenchmark {
    private static final Charset MS932 = Charset.forName("windows-31j");

    private final GatewayProcess gateway;
    private final PrintStream out;

    RowsBenchmark(GatewayProcess gateway, PrintStream out) {
        this.gateway = gateway;
        this.out = out;
    }

    /**
     * Whose rows are sent.
     *
     * @param number how a record's first cell begins
     */
    record Sample(String member, String file, String number) {
        static Sample load() throws IOException {
            try (InputStream in = Objects.requireNonNull(RowsBenchmark.class.getResourceAsStream("/bench/rows.json"))) {
                return JsonMapper.shared().readValue(in, Sample.class);
            }
        }
    }

    /**
     * Posts a file of that many rows: the sample's own rows again and again, each under a number of its own, so that the mixture of
     * dirt stays as it is.
     */
    void run(Sample sample, int rows) throws IOException, InterruptedException {
        byte[] content =
                many(Files.readString(GatewayProcess.root().resolve(sample.file()), MS932), sample.number(), rows);
        String member = sample.member();
        try (OutsideClient client =
                        new OutsideClient(gateway.home().resolve("dev").resolve(member), gateway.membersPort());
                OperatorClient operator = new OperatorClient(gateway.home(), gateway.operatorPort())) {
            long began = System.nanoTime();
            HttpResponse<byte[]> answer = client.post("rows.csv", content);
            if (answer.statusCode() != 201) {
                throw new IOException("answered " + answer.statusCode());
            }
            String message = OutsideClient.claim(answer.body()).get("messageId").stringValue();
            double receipted = seconds(began);
            await(operator, message, rows, false);
            double indexed = seconds(began);
            await(operator, message, rows, true);
            double matched = seconds(began);
            out.printf(
                    "%,d rows (%,d bytes): receipt after %.2f s; indexed %.1f s = %,.0f rows/s; matched %.1f s = %,.0f rows/s%n",
                    rows, content.length, receipted, indexed, rows / indexed, matched, rows / matched);
            out.println(
                    "  ledger: " + operator.get("/ledger?message=" + message).get("rows"));
        }
    }

    private static void await(OperatorClient operator, String message, int rows, boolean matched) {
        Awaitility.await(matched ? "matched" : "indexed")
                .atMost(Duration.ofMinutes(10))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    JsonNode books = operator.get("/ledger?message=" + message);
                    return books.get("rows").get("received").intValue() >= rows
                            && (!matched || books.get("messages").get("pending").intValue() == 0);
                });
    }

    /** The heading, then the sample's good rows repeated; the first cell is replaced by a running number. */
    private static byte[] many(String sample, String ownNumber, int rows) {
        List<String> lines = sample.lines().toList();
        List<String> good = lines.stream()
                .skip(1)
                .filter(line -> line.startsWith(ownNumber)
                        && line.chars().filter(c -> c == '"').count() % 2 == 0)
                .toList();
        StringBuilder text = new StringBuilder(lines.getFirst()).append("\r\n");
        for (int n = 0; n < rows; n++) {
            String line = good.get(n % good.size());
            text.append("B-")
                    .append(n)
                    .append(line.substring(line.indexOf(',')))
                    .append("\r\n");
        }
        return text.toString().getBytes(MS932);
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }
}
