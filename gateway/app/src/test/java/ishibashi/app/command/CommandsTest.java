package ishibashi.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.app.outside.GatewayProcess;
import ishibashi.app.outside.GatewayProcess.Said;
import ishibashi.app.outside.OutsideClient;
import ishibashi.app.outside.SharedGateway;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
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
        assertThat(stranger.text()).contains("unknown-member");
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
