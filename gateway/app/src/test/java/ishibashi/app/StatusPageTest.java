package ishibashi.app;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.app.outside.GatewayProcess;
import ishibashi.app.outside.OperatorClient;
import ishibashi.app.outside.SharedGateway;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** The status page as a browser gets it: sign-in, the ledger's own numbers, what is held, the routes. */
@ExtendWith(SharedGateway.class)
class StatusPageTest {
    private static final Pattern NUMBER = Pattern.compile("data-label=\"?[^\">]+\"?>(?:<a[^>]*>)?([\\d,]+)<");

    private final GatewayProcess gateway;
    private final HttpClient browser = HttpClient.newHttpClient();

    StatusPageTest(GatewayProcess gateway) {
        this.gateway = gateway;
    }

    @Test
    void a_wrong_token_is_not_let_in_and_tells_nothing() throws Exception {
        HttpResponse<String> answer = post("token=" + "0".repeat(64));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("トークンが違います").doesNotContain("bank-");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void the_cookie_is_of_this_site_only_and_signing_out_takes_it_away() throws Exception {
        HttpResponse<String> in = post("token=" + token());
        assertThat(in.statusCode()).isEqualTo(303);
        assertThat(in.headers().firstValue("Set-Cookie").orElseThrow()).contains("HttpOnly", "SameSite=Strict");
        HttpResponse<String> out = post("leave=1");
        assertThat(out.headers().firstValue("Set-Cookie").orElseThrow()).contains("Max-Age=0");
        assertThat(page("/", "ishibashi=").body()).contains("サインイン").doesNotContain("bank-");
    }

    @Test
    void the_numbers_are_those_of_the_ledger() throws Exception {
        try (OperatorClient operator = new OperatorClient(gateway.home(), gateway.operatorPort())) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> operator.get("/ledger")
                                    .get("messages")
                                    .get("pending")
                                    .intValue()
                            == 0);
            String page = page("/", signedIn()).body();
            for (String bank : List.of("bank-01", "bank-09", "bank-13", "bank-35", "bank-36")) {
                JsonNode rows = operator.get("/ledger?member=" + bank).get("rows");
                assertThat(numbers(page, bank).subList(0, 6))
                        .as(bank)
                        .containsExactlyElementsOf(counts(
                                rows, "received", "accepted", "quarantined", "rejected", "duplicate", "pending"));
            }
            JsonNode messages = operator.get("/ledger").get("messages");
            assertThat(numbers(page, "messages"))
                    .containsExactlyElementsOf(counts(
                            messages, "received", "accepted", "quarantined", "rejected", "duplicate", "pending"));
            assertThat(page).contains("受領数と内訳が一致しています");
            for (JsonNode route : operator.get("/routes").get("routes")) {
                assertThat(page).contains("<code>" + route.get("id").stringValue() + "</code>");
            }
        }
    }

    @Test
    void what_is_held_is_told_with_place_reason_and_remedy_and_without_the_row() throws Exception {
        String page = page("/", signedIn()).body();
        assertThat(page).contains("<a href=\"/?held=bank-09\">");
        String held = page("/?held=bank-09", signedIn()).body();
        try (OperatorClient operator = new OperatorClient(gateway.home(), gateway.operatorPort())) {
            JsonNode first =
                    operator.get("/quarantine?member=bank-09").get("quarantine").get(0);
            JsonNode refusal = first.get("refusals").get(0);
            assertThat(held)
                    .contains(first.get("messageId").stringValue())
                    .contains(refusal.get("code").stringValue());
        }
        assertThat(held).contains("場所", "理由", "対処").doesNotContain("null");
    }

    @Test
    void the_page_needs_nothing_from_elsewhere() throws Exception {
        HttpResponse<String> answer = page("/", signedIn());
        assertThat(answer.body()).doesNotContain("http://", "https://", "<script", "<img", "@import", "url(");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'");
    }

    private String signedIn() throws IOException {
        return "ishibashi=" + token();
    }

    private String token() throws IOException {
        return Files.readString(gateway.home().resolve("operator.token")).strip();
    }

    private static List<Long> numbers(String page, String row) {
        Matcher of = Pattern.compile("(?s)<tr id=" + row + ">(.*?)</tr>").matcher(page);
        assertThat(of.find()).as(row).isTrue();
        List<Long> numbers = new ArrayList<>();
        Matcher number = NUMBER.matcher(of.group(1));
        while (number.find()) {
            numbers.add(Long.parseLong(number.group(1).replace(",", "")));
        }
        return numbers;
    }

    private static List<Long> counts(JsonNode of, String... parts) {
        List<Long> counts = new ArrayList<>();
        for (String part : parts) {
            counts.add(of.get(part).longValue());
        }
        return counts;
    }

    private HttpResponse<String> page(String path, String cookie) throws IOException, InterruptedException {
        return browser.send(
                HttpRequest.newBuilder(at(path)).header("Cookie", cookie).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String form) throws IOException, InterruptedException {
        return browser.send(
                HttpRequest.newBuilder(at("/"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + gateway.operatorPort() + path);
    }
}
