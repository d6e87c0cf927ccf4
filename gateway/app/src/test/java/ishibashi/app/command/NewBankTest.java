package ishibashi.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.app.door.Books;
import ishibashi.app.outside.Folders;
import ishibashi.app.outside.GatewayProcess;
import ishibashi.app.outside.Openssl;
import ishibashi.app.outside.OutsideClient;
import ishibashi.app.outside.OwnGateway;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A bank that was not there before: a copy of the teaching folder under a prefecture of its own, and a fresh certificate. */
@OwnGateway
class NewBankTest {
    private static final Path MAPPINGS = GatewayProcess.root().resolve("mappings");
    private static final String BANK = "bank-22";

    /** Of what comes first the home gets its day, that of the samples; the example's dates are of the same month. */
    private static final String SAMPLE = "42-nagasaki";

    @Test
    void a_folder_and_a_certificate_take_a_bank_from_its_files_to_signed_results(@TempDir Path folder)
            throws Exception {
        Path mappings = folder.resolve("mappings");
        Folders.copy(MAPPINGS.resolve("codes"), mappings.resolve("codes"));
        Folders.copy(
                MAPPINGS.resolve("banks").resolve(SAMPLE),
                mappings.resolve("banks").resolve(SAMPLE));
        try (GatewayProcess gateway =
                new GatewayProcess(folder.resolve("home")).with("ISHIBASHI_MAPPINGS", mappings.toString())) {
            gateway.start(Duration.ofMinutes(2));
            gateway.stop(Duration.ofSeconds(30));
            MappingFolder.ofExample("22", mappings.resolve("banks"));
            Path samples = MAPPINGS.resolve("banks/99-example/samples");
            gateway.start(Duration.ofMinutes(2));
            Path keys = folder.resolve("keys");
            gateway.enrolBank(BANK, keys, "22");
            Books books = new Books(gateway);
            try (OutsideClient bank = new OutsideClient(keys, gateway.membersPort())) {
                for (String line : Files.readAllLines(samples.resolve("ledger.tsv")).stream()
                        .skip(1)
                        .toList()) {
                    List<String> expected = List.of(line.split("\t", -1));
                    assertThat(counts(books.through(sent(bank, samples.resolve(expected.getFirst())))))
                            .as(expected.getFirst())
                            .isEqualTo(expected.subList(1, expected.size()));
                }
                Awaitility.await("a signed match")
                        .atMost(Duration.ofSeconds(90))
                        .until(
                                () -> signed(gateway, bank),
                                found -> found.containsAll(List.of("candidates", "matches")));
            }
            inItsOwnForm(gateway, keys, folder.resolve("results"));
        }
    }

    /** As its results.yaml says: candidates in MS932, matches in UTF-8 with a mark and tabs. */
    private static void inItsOwnForm(GatewayProcess gateway, Path keys, Path out) throws Exception {
        gateway.said("receive", "--member", BANK, "--keys", keys.toString(), "--out", out.toString());
        assertThat(texts(out, "candidates-*.csv", Charset.forName("windows-31j")))
                .allMatch(text -> text.startsWith("求人番号,順位,候補番号,点数,満点,科,地域,形態,時期から,時期まで,宿直,理由\r\n"))
                .anySatisfy(text -> assertThat(text).containsPattern("\r\n[^,]+,1,[a-z2-7]{26},"));
        assertThat(texts(out, "matches-*.tsv", StandardCharsets.UTF_8))
                .allMatch(text -> text.startsWith("\uFEFF求職番号\t順位\t求人\t"))
                .anySatisfy(text -> assertThat(text).containsPattern("\n[^\t]+\t1\t[a-z2-7]{26}\t"));
    }

    private static List<String> texts(Path folder, String pattern, Charset charset) throws IOException {
        List<String> texts = new ArrayList<>();
        try (var found = Files.newDirectoryStream(folder, pattern)) {
            for (Path file : found) {
                texts.add(Files.readString(file, charset));
            }
        }
        return texts;
    }

    private static String sent(OutsideClient bank, Path file) throws Exception {
        HttpResponse<byte[]> answer = bank.post(file.getFileName().toString(), Files.readAllBytes(file));
        assertThat(answer.statusCode())
                .as(new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo(201);
        return OutsideClient.claim(answer.body()).get("messageId").stringValue();
    }

    private static List<String> counts(JsonNode books) {
        return Stream.of("received", "accepted", "quarantined", "rejected", "duplicate")
                .map(part -> books.get("rows").get(part).asString())
                .toList();
    }

    /** The events of what openssl finds signed by the gateway, receipts apart. */
    private static List<String> signed(GatewayProcess gateway, OutsideClient bank) throws Exception {
        Path keys = gateway.home().resolve("dev/gateway");
        List<String> events = new ArrayList<>();
        for (OutsideClient.Item item : bank.outbox(200)) {
            assertThat(Openssl.verify(
                            keys.resolve("signing.pem"),
                            keys.resolve("chain.pem"),
                            item.body().toArray()))
                    .isNotEmpty();
            events.add(item.event());
        }
        return events.stream()
                .filter(event -> !event.equals("receipt"))
                .distinct()
                .sorted()
                .toList();
    }
}
