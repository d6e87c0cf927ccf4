package ishibashi.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.app.door.Books;
import ishibashi.app.outside.GatewayProcess;
import ishibashi.app.outside.OperatorClient;
import ishibashi.app.outside.OutsideClient;
import ishibashi.app.outside.SharedGateway;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a spreadsheet would run, and characters that are lost or cannot be carried, from a bank's file to its results. */
@ExtendWith(SharedGateway.class)
class OddCharactersTest {
    private static final Path EXAMPLE = GatewayProcess.root().resolve("mappings/banks/99-example");
    private static final Charset MS932 = Charset.forName("windows-31j");
    private static final String BANK = "bank-27";
    private static final String FORMULA = "=cmd|' /C calc'!A0";

    /** {@code no} of its posts: a formula; a character that MS932 lacks; and 〓 in the name of the third's hospital. */
    private static final String POSTS = """
            {"meta": {"day": "2026-08-20"}, "areas": [{"city": "栃木県宇都宮市", "hospitals": [
              {"name": "青空病院", "posts": [
                {"no": "%s", "depts": [{"name": "内科"}], "type": "無期", "term": ["2026-10-01"]},
                {"no": "𠮷-2", "depts": [{"name": "内科"}], "type": "無期", "term": ["2026-10-01"]}]},
              {"name": "〓橋病院", "posts": [
                {"no": "D-3", "depts": [{"name": "内科"}], "type": "無期", "term": ["2026-10-01"]}]}]}]}
            """.formatted(FORMULA);

    private final GatewayProcess gateway;
    private final Books books;

    @TempDir
    private Path folder;

    OddCharactersTest(GatewayProcess gateway) {
        this.gateway = gateway;
        this.books = new Books(gateway);
    }

    @Test
    void a_formula_leaves_as_text_and_a_lost_character_is_told_with_its_place() throws Exception {
        Path keys = connected();
        try (OutsideClient bank = new OutsideClient(keys, gateway.membersPort());
                OperatorClient operator = new OperatorClient(gateway.home(), gateway.operatorPort())) {
            sent(bank, "kyushoku.csv", Files.readAllBytes(EXAMPLE.resolve("samples/kyushoku.csv")));
            String message = sent(bank, "posts.json", POSTS.getBytes(StandardCharsets.UTF_8));

            JsonNode held = operator.get("/quarantine?message=" + message).get("quarantine");
            assertThat(held).hasSize(1);
            assertThat(held.toString()).contains("unreadable-character").doesNotContain("橋病院");
            assertThat(books.through(message).get("rows").get("accepted").intValue())
                    .isEqualTo(2);

            Awaitility.await("candidates in the outbox")
                    .atMost(Duration.ofSeconds(90))
                    .until(() -> bank.outbox(200).stream()
                            .anyMatch(item -> item.event().equals("candidates")));
        }
        Path out = folder.resolve("results");
        String said = gateway.said("receive", "--member", BANK, "--keys", keys.toString(), "--out", out.toString());
        String candidates = text(out);
        assertThat(candidates).contains("\r\n'" + FORMULA + ",1,").doesNotContain("\n" + FORMULA);
        assertThat(candidates).contains("\r\n〓-2,1,");
        assertThat(said).contains("U+20BB7", "求人番号");
    }

    /** A copy of the teaching folder, with results in its own form. */
    private Path connected() throws Exception {
        Path keys = folder.resolve("keys");
        gateway.enrolBank(BANK, keys, "27");
        MappingFolder.ofExample("27", folder).switchedOn(gateway, BANK, 1, "新しいバンク");
        return keys;
    }

    private String sent(OutsideClient bank, String name, byte[] content) throws Exception {
        HttpResponse<byte[]> answer = bank.post(name, content);
        assertThat(answer.statusCode()).isEqualTo(201);
        String message = OutsideClient.claim(answer.body()).get("messageId").stringValue();
        books.through(message);
        return message;
    }

    /** The file of candidates, as a spreadsheet in Japan reads it. */
    private static String text(Path out) throws IOException {
        StringBuilder text = new StringBuilder();
        try (var found = Files.newDirectoryStream(out, "candidates-*.csv")) {
            for (Path file : found) {
                text.append(Files.readString(file, MS932));
            }
        }
        return text.toString();
    }
}
