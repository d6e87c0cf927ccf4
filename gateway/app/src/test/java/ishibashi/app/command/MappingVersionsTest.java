package ishibashi.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.app.door.Books;
import ishibashi.app.door.Lists;
import ishibashi.app.outside.GatewayProcess;
import ishibashi.app.outside.GatewayProcess.Said;
import ishibashi.app.outside.OperatorClient;
import ishibashi.app.outside.OutsideClient;
import ishibashi.app.outside.SharedGateway;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** How a bank's files are read is changed while the gateway runs: seen beforehand, switched, switched back. */
@ExtendWith(SharedGateway.class)
class MappingVersionsTest {
    private static final Charset MS932 = Charset.forName("windows-31j");
    private static final String WORD = "月契約";

    private final GatewayProcess gateway;
    private final Books books;
    private final OperatorClient operator;

    @TempDir
    private Path folder;

    MappingVersionsTest(GatewayProcess gateway) {
        this.gateway = gateway;
        this.books = new Books(gateway);
        this.operator = new OperatorClient(gateway.home(), gateway.operatorPort());
    }

    @AfterEach
    void close() {
        operator.close();
    }

    @Test
    void a_mended_folder_is_tried_switched_on_and_lets_the_rows_that_wait_be_read_anew() throws Exception {
        enrol("23");
        MappingFolder bank = MappingFolder.of("23", folder);
        gateway.said("mapping", "offer", bank.toString(), "--reason", "新しいバンク");
        gateway.said("mapping", "shadow", "--member", "bank-23", "1");
        gateway.said("mapping", "switch", "--member", "bank-23", "1", "--reason", "開始");
        String message = sent("23");
        assertThat(rows(message).get("quarantined").intValue()).isOne();

        gateway.said("mapping", "offer", bank.knowing(WORD).toString(), "--reason", "雇用形態の語を追加");
        assertThat(refused("23", 2)).contains("mapping shadow");
        String trial = gateway.said("mapping", "shadow", "--member", "bank-23", "2");
        assertThat(trial).contains("quarantined > accepted: 1", "employment: 「?」→「fixed」", "同じ 1 行");
        assertThat(rows(message).get("quarantined").intValue()).isOne();
        gateway.said("mapping", "switch", "--member", "bank-23", "2", "--reason", "確認済み");
        gateway.said("quarantine", "replay", "--code", "unknown-code", "--member", "bank-23", "--reason", "語を追加した");
        books.through(message);
        assertThat(rows(message).get("accepted").intValue()).isEqualTo(2);
        assertThat(operator.get("/audit?act=mapping-switched").toString()).contains("確認済み", "bank-23");

        assertThat(operator.post("/mappings/back", """
                        {"member":"bank-23","reason":"やり直し"}""")).isEqualTo(200);
        assertThat(inForce("23")).isOne();
        assertThat(rows(sent("23")).get("quarantined").intValue()).isOne();
    }

    @Test
    void a_file_that_nobody_could_read_is_a_new_message_when_it_comes_again_after_the_switch() throws Exception {
        enrol("30");
        byte[] list = new String(Lists.fresh(2), MS932)
                .replace("\r\n01-2026", "\r\n30-2026")
                .getBytes(MS932);
        try (OutsideClient bank = new OutsideClient(folder.resolve("keys-30"), gateway.membersPort())) {
            String held = posted(bank, list, 201);
            assertThat(books.through(held).get("messages").get("quarantined").intValue())
                    .isOne();
            assertThat(gateway.said("quarantine", "list", "--member", "bank-30"))
                    .contains("shape-unknown", "フォルダ", "mapping offer");
            assertThat(posted(bank, list, 200)).isEqualTo(held);
            MappingFolder.of("30", folder).switchedOn(gateway, "bank-30", 1, "開始");
            String again = posted(bank, list, 201);
            assertThat(again).isNotEqualTo(held);
            assertThat(books.through(again).get("rows").get("accepted").intValue())
                    .isEqualTo(2);
        }
    }

    private static String posted(OutsideClient bank, byte[] list, int status) throws Exception {
        var answer = bank.post("kyujin_20260820.csv", list);
        assertThat(answer.statusCode()).isEqualTo(status);
        return OutsideClient.claim(answer.body()).get("messageId").stringValue();
    }

    @Test
    void a_folder_that_is_wrong_is_refused_with_every_place_and_nothing_changes() throws Exception {
        MappingFolder bank = MappingFolder.of("24", folder);
        Path fields = bank.directory().resolve("fields.yaml");
        Files.writeString(fields, Files.readString(fields).replace("startDate:", "startDay:"));
        Said said = gateway.command("mapping", "offer", bank.toString(), "--reason", "試し");
        assertThat(said.status()).isEqualTo(2);
        assertThat(said.text()).contains("startDay");
        assertThat(operator.get("/mappings?member=bank-24").get("mappings")).isEmpty();
    }

    @Test
    void the_signature_of_a_folder_is_checked_by_sha256sum_and_openssl_and_is_its_banks_own() throws Exception {
        Path keys = enrol("25");
        MappingFolder bank = MappingFolder.of("25", folder);
        gateway.said("mapping", "sign", bank.toString(), "--keys", keys.toString());
        assertThat(status(bank.directory(), "sha256sum", "--check", "--strict", "mapping.sha256"))
                .isZero();
        assertThat(status(
                        bank.directory(),
                        "openssl cms -verify -binary -inform DER -in mapping.p7s -content mapping.sha256 -out /dev/null"
                                .split(" "),
                        "-CAfile",
                        gateway.home().resolve("dev/gateway/chain.pem").toString(),
                        "-purpose",
                        "any"))
                .isZero();
        gateway.said("mapping", "offer", bank.toString(), "--reason", "署名つき");
        assertThat(operator.get("/mappings?member=bank-25").toString()).contains("\"signedBy\":\"bank-25\"");

        bank.knowing(WORD);
        assertThat(gateway.command("mapping", "offer", bank.toString(), "--reason", "署名のあとで変更")
                        .status())
                .isEqualTo(2);
        gateway.said(
                "mapping",
                "sign",
                bank.toString(),
                "--keys",
                gateway.home().resolve("dev/bank-01").toString());
        assertThat(gateway.command("mapping", "offer", bank.toString(), "--reason", "よそのバンクの署名")
                        .status())
                .isEqualTo(2);
        assertThat(operator.get("/mappings?member=bank-25").get("mappings")).hasSize(1);
    }

    private Path enrol(String prefecture) throws Exception {
        Path keys = folder.resolve("keys-" + prefecture);
        gateway.enrolBank("bank-" + prefecture, keys, prefecture);
        return keys;
    }

    /** Two new rows, one of them with a word that no shared table knows. */
    private String sent(String prefecture) throws Exception {
        String list = new String(Lists.fresh(2), MS932).replace("\r\n01-2026", "\r\n" + prefecture + "-2026");
        try (OutsideClient bank = new OutsideClient(folder.resolve("keys-" + prefecture), gateway.membersPort())) {
            var answer = bank.post(
                    "kyujin_20260820.csv", list.replaceFirst("無期", WORD).getBytes(MS932));
            assertThat(answer.statusCode()).isEqualTo(201);
            String message = OutsideClient.claim(answer.body()).get("messageId").stringValue();
            books.through(message);
            return message;
        }
    }

    private JsonNode rows(String message) throws Exception {
        return operator.get("/ledger?message=" + message).get("rows");
    }

    private int inForce(String prefecture) throws Exception {
        for (JsonNode version :
                operator.get("/mappings?member=bank-" + prefecture).get("mappings")) {
            if (version.get("inForce").booleanValue()) {
                return version.get("version").intValue();
            }
        }
        return 0;
    }

    private String refused(String prefecture, int version) throws Exception {
        Said said = gateway.command(
                "mapping", "switch", "--member", "bank-" + prefecture, Integer.toString(version), "--reason", "早すぎる");
        assertThat(said.status()).isEqualTo(2);
        return said.text();
    }

    private static int status(Path directory, String... command) throws Exception {
        return new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private static int status(Path directory, String[] command, String... more) throws Exception {
        return status(
                directory,
                java.util.stream.Stream.concat(java.util.Arrays.stream(command), java.util.Arrays.stream(more))
                        .toArray(String[]::new));
    }
}
