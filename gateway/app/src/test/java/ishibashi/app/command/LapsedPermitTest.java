package ishibashi.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.app.door.Lists;
import ishibashi.app.outside.GatewayProcess;
import ishibashi.app.outside.OperatorClient;
import ishibashi.app.outside.OutsideClient;
import ishibashi.app.outside.SharedGateway;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A bank whose permit has run out sends nothing new until its folder says until when the renewed one lasts (職業安定法 33条; domain §3 L2). */
@ExtendWith(SharedGateway.class)
class LapsedPermitTest {
    private static final Charset MS932 = Charset.forName("windows-31j");
    private static final String BANK = "bank-26";

    private final GatewayProcess gateway;

    @TempDir
    private Path folder;

    LapsedPermitTest(GatewayProcess gateway) {
        this.gateway = gateway;
    }

    @Test
    void a_bank_without_a_permit_in_force_is_refused_by_law_until_it_is_renewed() throws Exception {
        Path keys = folder.resolve("keys");
        gateway.enrolBank(BANK, keys, "26");
        MappingFolder bank = MappingFolder.of("26", folder);
        switchedTo(bank, "none", "2026-01-31", 1);
        try (OutsideClient client = new OutsideClient(keys, gateway.membersPort())) {
            HttpResponse<byte[]> answer = client.post("kyujin_20260820.csv", list());
            assertThat(answer.statusCode()).isEqualTo(422);
            JsonNode problem = JsonMapper.shared().readTree(answer.body());
            assertThat(problem.get("code").stringValue()).isEqualTo("legal-basis-expired");
            assertThat(problem.get("category").stringValue()).isEqualTo("law");
            assertThat(problem.get("why").get("ja").stringValue()).contains("職業安定法 33 条", "見本-01", "2026-01-31");
            assertThat(problem.get("remedy").get("en").stringValue()).contains("bank.yaml");
            assertThat(messages("rejected")).isOne();
            assertThat(statusPage()).contains("職業紹介の根拠が満了");

            switchedTo(bank, "2026-01-31", "2099-01-31", 2);
            assertThat(client.post("kyujin_20260820.csv", list()).statusCode()).isEqualTo(201);
            assertThat(statusPage()).doesNotContain("職業紹介の根拠が満了");
        }
    }

    private void switchedTo(MappingFolder bank, String before, String last, int version) throws Exception {
        Path yaml = bank.directory().resolve("bank.yaml");
        Files.writeString(
                yaml,
                Files.readString(yaml)
                        .replace("article: \"33-2\"", "article: \"33\"")
                        .replace("expires: " + before, "expires: " + last));
        bank.switchedOn(gateway, BANK, version, "許可の期限");
    }

    private static byte[] list() throws Exception {
        return new String(Lists.fresh(1), MS932)
                .replace("\r\n01-2026", "\r\n26-2026")
                .getBytes(MS932);
    }

    private int messages(String state) throws Exception {
        try (OperatorClient operator = new OperatorClient(gateway.home(), gateway.operatorPort())) {
            return operator.get("/ledger?member=" + BANK)
                    .get("messages")
                    .get(state)
                    .intValue();
        }
    }

    private String statusPage() throws Exception {
        String token =
                Files.readString(gateway.home().resolve("operator.token")).strip();
        try (HttpClient browser = HttpClient.newHttpClient()) {
            URI page = URI.create("http://127.0.0.1:" + gateway.operatorPort() + "/");
            return browser.send(
                            HttpRequest.newBuilder(page)
                                    .header("Cookie", "ishibashi=" + token)
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        }
    }
}
