package ishibashi.app;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.app.outside.GatewayProcess;
import ishibashi.app.outside.OperatorClient;
import ishibashi.app.outside.SharedGateway;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** A clerk drops a file onto the page and reads what would become of it. */
@ExtendWith(SharedGateway.class)
class TryPageTest {
    private static final Path SAMPLES = GatewayProcess.root().resolve("mappings/banks/01-hokkaido/samples");
    private static final String EDGE = "edge-of-a-part";

    private final GatewayProcess gateway;
    private final HttpClient browser = HttpClient.newHttpClient();

    TryPageTest(GatewayProcess gateway) {
        this.gateway = gateway;
    }

    @Test
    void the_counts_are_those_that_the_samples_name_and_nothing_is_stored() throws Exception {
        for (String line : Files.readAllLines(SAMPLES.resolve("ledger.tsv")).stream()
                .skip(1)
                .toList()) {
            List<String> expected = List.of(line.split("\t", -1));
            JsonNode before = ledger();
            String page = tried("求人一覧.csv", Files.readAllBytes(SAMPLES.resolve(expected.getFirst())))
                    .body();
            assertThat(page).contains("求人一覧.csv");
            String counts = page.substring(page.indexOf("<tr id=counts>"), page.indexOf("</tbody>"));
            assertThat(counts.replaceAll("<[^>]*>", " ").strip().split("\\s+"))
                    .containsExactlyElementsOf(expected.subList(1, expected.size()));
            assertThat(ledger()).isEqualTo(before);
        }
        try (Stream<Path> left = Files.walk(gateway.home().resolve("tmp/operator"))) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void a_row_shows_each_field_with_its_cell_and_what_each_recipient_would_see() throws Exception {
        String page = tried("list.csv", Files.readAllBytes(SAMPLES.resolve("kyushoku_20260820.csv")))
                .body();
        String row = page.substring(page.indexOf("読める行"));
        row = row.substring(row.indexOf("<details>"), row.indexOf("</details>"));
        assertThat(row).contains("<th scope=row>氏名 ", "自分のバンク", "ほかのバンク", "医師", "国の運用者");
        String name = row.replaceAll("(?s).*<th scope=row>氏名 .*?</th><td[^>]*>([^<]*)<.*", "$1");
        assertThat(name).isNotBlank();
        assertThat(row.substring(row.indexOf("ほかのバンク"))).doesNotContain(name);
    }

    @Test
    void a_file_that_would_be_held_whole_says_so_with_reason_and_remedy() throws Exception {
        HttpResponse<String> answer = tried("a.csv", "何,か\r\n1,2\r\n".getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("全体が保留", "<code>");
    }

    @Test
    void without_a_file_the_page_says_what_is_missing() throws Exception {
        HttpResponse<String> answer = tried("", new byte[0]);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("ファイルを選んでください");
    }

    @Test
    void who_is_not_signed_in_sees_the_sign_in_and_no_file_is_read() throws Exception {
        HttpResponse<String> answer =
                post("ishibashi=" + "0".repeat(64), "a.csv", "a".getBytes(StandardCharsets.UTF_8));
        assertThat(answer.body()).contains("サインイン").doesNotContain("a.csv", "bank-01");
    }

    private JsonNode ledger() throws Exception {
        try (OperatorClient operator = new OperatorClient(gateway.home(), gateway.operatorPort())) {
            return operator.get("/ledger?member=bank-01");
        }
    }

    private HttpResponse<String> tried(String name, byte[] content) throws Exception {
        String token =
                Files.readString(gateway.home().resolve("operator.token")).strip();
        return post("ishibashi=" + token, name, content);
    }

    private HttpResponse<String> post(String cookie, String name, byte[] content) throws Exception {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        part(body, "name=\"bank\"", "bank-01 1".getBytes(StandardCharsets.UTF_8));
        part(body, "name=\"as-of\"", "2026-08-20".getBytes(StandardCharsets.UTF_8));
        part(body, "name=\"file\"; filename=\"" + name + "\"", content);
        body.writeBytes(("--" + EDGE + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return browser.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.operatorPort() + "/try"))
                        .header("Cookie", cookie)
                        .header("Content-Type", "multipart/form-data; boundary=" + EDGE)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                        .build(),
                BodyHandlers.ofString());
    }

    private static void part(ByteArrayOutputStream body, String disposition, byte[] content) {
        body.writeBytes(("--" + EDGE + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }
}
