package ishibashi.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.app.door.Lists;
import ishibashi.app.outside.GatewayProcess;
import ishibashi.app.outside.GatewayProcess.Said;
import ishibashi.app.outside.OutsideClient;
import ishibashi.app.outside.SharedGateway;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(SharedGateway.class)
class CommandsTest {
    private final GatewayProcess gateway;

    @TempDir
    private Path folder;

    CommandsTest(GatewayProcess gateway) {
        this.gateway = gateway;
    }

    @Test
    void send_stores_the_checked_receipt_beside_the_file_and_receive_stores_what_it_verified() throws Exception {
        Path sample = GatewayProcess.root().resolve("mappings/banks/36-tokushima/samples/kyushoku.xml");
        Path file = Files.write(
                folder.resolve("list.xml"),
                (Files.readString(sample, StandardCharsets.ISO_8859_1) + "\n").getBytes(StandardCharsets.ISO_8859_1));
        Said sent = gateway.command("send", "--member", "bank-36", file.toString());
        assertThat(sent.status()).as(sent.text()).isZero();
        assertThat(OutsideClient.claim(Files.readAllBytes(folder.resolve("list.xml.receipt.jws")))
                        .get("sub")
                        .stringValue())
                .isEqualTo("bank-36");
        Path out = folder.resolve("results");
        Said received = gateway.command("receive", "--member", "bank-36", "--out", out.toString());
        assertThat(received.status()).as(received.text()).isZero();
        List<Path> bundles = files(out, ".json");
        assertThat(bundles).isNotEmpty().allSatisfy(f -> assertThat(JsonMapper.shared()
                        .readTree(Files.readString(f))
                        .get("type")
                        .stringValue())
                .isEqualTo("message"));
        assertThat(files(out, ".p7m")).hasSameSizeAs(bundles);
    }

    @Test
    void a_refused_file_is_told_with_reason_and_remedy_and_status_1() throws Exception {
        Path file = Files.writeString(folder.resolve("list.csv"), "a,b\r\n");
        Said stranger = gateway.command("send", "--member", "bank-36", "--keys", stranger(), file.toString());
        assertThat(stranger.status()).isEqualTo(1);
        assertThat(stranger.text())
                .contains("list.csv: unknown-member", "この証明書の会員は", "The certificate", "事案番号 incident: ");
    }

    @Test
    void without_keys_a_command_says_what_is_missing_why_and_what_to_do() throws Exception {
        Path file = Files.writeString(folder.resolve("list.csv"), "a,b\r\n");
        Path none = folder.resolve("nowhere");
        Said said = gateway.command("send", "--member", "bank-36", "--keys", none.toString(), file.toString());
        assertThat(said.status()).isEqualTo(2);
        assertThat(said.text())
                .contains(none + ": ", "鍵がありません", "there is no key", "keystore.p12", "member certificate", "--keys")
                .doesNotContain("Exception");
    }

    @Test
    void a_key_store_that_does_not_open_is_told_with_its_password_file() throws Exception {
        Path keys = Files.createDirectories(folder.resolve("odd"));
        Path own = gateway.home().resolve("dev/bank-36");
        Files.copy(own.resolve("keystore.p12"), keys.resolve("keystore.p12"));
        Path file = Files.writeString(folder.resolve("list.csv"), "a,b\r\n");
        String[] send = {"send", "--member", "bank-36", "--keys", keys.toString(), file.toString()};
        assertThat(gateway.command(send).text()).contains("keystore.pass", "がありません", "is missing");
        Files.writeString(keys.resolve("keystore.pass"), "another\n");
        Said said = gateway.command(send);
        assertThat(said.status()).isEqualTo(2);
        assertThat(said.text()).contains("keystore.p12", "開けません", "cannot be opened", "keystore.pass");
    }

    @Test
    void keys_of_another_member_are_noticed_by_the_receipt() throws Exception {
        Path file = Files.writeString(folder.resolve("list.csv"), "e,f\r\n");
        Path keys = gateway.home().resolve("dev/bank-01");
        Said said = gateway.command("send", "--member", "bank-36", "--keys", keys.toString(), file.toString());
        assertThat(said.status()).isEqualTo(1);
        assertThat(said.text()).contains("bank-01 の鍵", "the keys are those of bank-01");
    }

    @Test
    void what_became_of_a_files_rows_is_told_when_its_receipt_is_received() throws Exception {
        Charset ms932 = Charset.forName("windows-31j");
        String list = new String(Lists.fresh(4), ms932).replaceFirst("令和８年１１月１日", "令和８年１３月１日");
        Path file = Files.write(folder.resolve("list.csv"), list.getBytes(ms932));
        String sent = gateway.said("send", "--member", "bank-01", file.toString());
        assertThat(sent).contains("list.csv: 受領", "urn:uuid:", "ishibashi receive --member bank-01");
        String message = sent.replaceFirst("(?s).*(urn:uuid:\\S+).*", "$1");
        Path out = folder.resolve("results");
        StringBuilder told = new StringBuilder();
        Awaitility.await("the receipt with the counts")
                .atMost(Duration.ofSeconds(60))
                .until(() -> {
                    told.append(gateway.said("receive", "--member", "bank-01", "--out", out.toString()));
                    return told.indexOf(message + "  4 行 rows: ") >= 0;
                });
        assertThat(told.substring(told.indexOf(message)))
                .startsWith(message + "  4 行 rows: 受理 accepted 3、保留 quarantined 1、却下 rejected 0、重複 duplicate 0")
                .contains("bad-date", "場所 where: 2、採用希望日", "暦にないか", "is no day of the calendar", "→ 正しい日付に");
    }

    private String stranger() throws IOException, InterruptedException {
        Path keys = folder.resolve("stranger");
        assertThat(gateway.command("member", "certificate", "--id", "hospital-0000000019", "--out", keys.toString())
                        .status())
                .isZero();
        return keys.toString();
    }

    @Test
    void a_member_is_enrolled_listed_and_out_at_once_when_suspended() throws Exception {
        Path keys = folder.resolve("keys");
        String id = "hospital-0900000027";
        gateway.enrol(id, keys, "bank-09");
        assertThat(gateway.command("member", "list").text()).contains(id);
        try (OutsideClient client = new OutsideClient(keys, gateway.membersPort())) {
            assertThat(client.outbox(1)).isEmpty();
            assertThat(gateway.command("member", "suspend", "--id", id, "--reason", "test")
                            .status())
                    .isZero();
            assertThat(client.send(client.request("/outbox").GET()).statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void a_certificate_of_an_authority_is_not_enrolled() throws Exception {
        Path chain = gateway.home().resolve("dev/gateway/chain.pem");
        String root = Files.readString(chain);
        Path authority = Files.writeString(
                folder.resolve("root.pem"), root.substring(root.lastIndexOf("-----BEGIN CERTIFICATE")));
        Said refused = gateway.command(
                "member",
                "enrol",
                "--id",
                "bank-40",
                "--kind",
                "bank",
                "--prefecture",
                "40",
                "--certificate",
                authority.toString());
        assertThat(refused.status()).isEqualTo(2);
        assertThat(gateway.command("member", "list").text()).doesNotContain("bank-40");
    }

    @Test
    void a_wrong_word_number_or_file_of_an_enrolment_is_told_by_name() throws Exception {
        Path own = gateway.home().resolve("dev/bank-36");
        assertThat(enrolled("bank-40", "bank", "41", own.resolve("cert.pem")))
                .contains("bank-40 と 41 のどちらかが違います", "bank-40 and 41 do not go together");
        assertThat(enrolled("bank-40", "bnak", "40", own.resolve("cert.pem")))
                .contains("--kind", "bank, hospital, operator, gateway: bnak");
        assertThat(enrolled("bank-40", "bank", "40", own.resolve("keystore.p12")))
                .contains("keystore.p12: PEM 形式の証明書ではありません", "is no certificate in PEM");
        assertThat(enrolled("bank-40", "bank", "40", own.resolve("none.pem")))
                .contains("none.pem: ファイルがありません", "there is no such file");
    }

    private String enrolled(String id, String kind, String prefecture, Path certificate) throws Exception {
        Said said = gateway.command(
                "member",
                "enrol",
                "--id",
                id,
                "--kind",
                kind,
                "--prefecture",
                prefecture,
                "--certificate",
                certificate.toString());
        assertThat(said.status()).isEqualTo(2);
        return said.text();
    }

    @Test
    void the_ledger_balances_and_the_quarantine_names_place_reason_and_remedy() throws Exception {
        JsonNode books = JsonMapper.shared()
                .readTree(gateway.command("ledger", "--member", "bank-01", "--json")
                        .text());
        assertThat(books.get("balanced").booleanValue()).isTrue();
        JsonNode waiting = JsonMapper.shared()
                .readTree(gateway.command("quarantine", "list", "--member", "bank-01", "--json")
                        .text());
        assertThat(waiting).isNotEmpty().allSatisfy(row -> {
            assertThat(row.get("where").stringValue()).isNotBlank();
            assertThat(row.get("refusals").get(0).get("remedy").get("ja").stringValue())
                    .isNotBlank();
        });
    }

    @Test
    void without_a_gateway_a_command_says_how_to_start_one() throws Exception {
        try (GatewayProcess none = new GatewayProcess(folder.resolve("none"))) {
            Said said = none.command("ledger");
            assertThat(said.status()).isEqualTo(2);
            assertThat(said.text()).contains("gateway/run");
        }
    }

    @Test
    void without_a_gateway_a_member_is_told_which_address_does_not_answer() throws Exception {
        Path file = Files.writeString(folder.resolve("list.csv"), "a,b\r\n");
        Path keys = gateway.home().resolve("dev/bank-36");
        try (GatewayProcess none = new GatewayProcess(folder.resolve("none"))) {
            Said said = none.command("send", "--member", "bank-36", "--keys", keys.toString(), file.toString());
            assertThat(said.status()).isEqualTo(2);
            assertThat(said.text())
                    .contains(
                            "https://localhost:" + none.membersPort() + "/ から答えがありません", "does not answer", "--gateway");
        }
    }

    @Test
    void a_second_start_on_the_same_home_is_refused_with_the_process_id() throws Exception {
        Said second = gateway.command("serve");
        assertThat(second.status()).isEqualTo(2);
        assertThat(second.text()).containsPattern("process [0-9]+");
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(ending)).toList();
        }
    }
}
