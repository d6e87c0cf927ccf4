package ishibashi.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.app.outside.Folders;
import ishibashi.app.outside.GatewayProcess;
import ishibashi.app.outside.GatewayProcess.Said;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A folder that cannot be used keeps no other bank from its work, and nobody has to guess that it is not used. */
class UnusedFoldersTest {
    private static final Path MAPPINGS = GatewayProcess.root().resolve("mappings");
    private static final String GOOD = "42-nagasaki";

    @TempDir
    private Path folder;

    @Test
    void a_start_goes_on_without_them_and_page_and_command_say_which_and_why() throws Exception {
        Path mappings = folder.resolve("mappings");
        Path banks = mappings.resolve("banks");
        Folders.copy(MAPPINGS.resolve("codes"), mappings.resolve("codes"));
        Folders.copy(MAPPINGS.resolve("banks").resolve(GOOD), banks.resolve(GOOD));
        Files.createDirectories(banks.resolve("24-mie/samples"));
        Files.createDirectories(banks.resolve("滋賀県"));
        Folders.copy(MAPPINGS.resolve("banks").resolve(GOOD), banks.resolve("42-second"));
        drafted(banks.resolve("36-draft"));
        String[] why = {
            "24-mie/bank.yaml",
            "ファイルがありません",
            "the file is missing",
            "滋賀県",
            "フォルダの名前",
            "42-second",
            "42-nagasaki",
            "36-draft/bank.yaml:3: name",
            "未記入：バンクの名前"
        };
        try (GatewayProcess gateway =
                new GatewayProcess(folder.resolve("home")).with("ISHIBASHI_MAPPINGS", mappings.toString())) {
            gateway.start(Duration.ofMinutes(2));
            assertThat(Files.readString(gateway.log())).contains(why).contains("使っていないフォルダ", "not used");
            assertThat(gateway.said("mapping", "list")).contains(why).containsPattern("bank-42 +1 +● ");
            assertThat(statusPage(gateway))
                    .contains(why)
                    .contains("<tr id=bank-42>")
                    .doesNotContain("bank-24", "bank-36");
            newer(gateway, banks.resolve(GOOD));
            Said offered = gateway.command(
                    "mapping", "offer", banks.resolve("36-draft").toString(), "--reason", "test");
            assertThat(offered.status()).isEqualTo(2);
            assertThat(offered.text()).contains("bank.yaml:3: name", "未記入：バンクの名前");
        }
    }

    /** A newer version of the good one: the page says that it waits, and for what. */
    private static void newer(GatewayProcess gateway, Path good) throws IOException, InterruptedException {
        assertThat(statusPage(gateway)).contains("版 1 使用中").doesNotContain("版 2");
        Path bank = good.resolve("bank.yaml");
        Files.writeString(bank, Files.readString(bank) + "# 確認した\n");
        gateway.said("mapping", "offer", good.toString(), "--reason", "注記");
        assertThat(statusPage(gateway)).contains("版 1 使用中", "版 2 が渡されています（まだ試していません");
        gateway.said("mapping", "shadow", "--member", "bank-42", "2");
        assertThat(statusPage(gateway)).contains("版 2 が渡されています（試し済み");
    }

    private static void drafted(Path to) {
        Path sample = MAPPINGS.resolve("banks/36-tokushima/samples/kyujin.xml");
        int status = new CommandLine(new BankCommand())
                .setOut(new PrintWriter(new StringWriter()))
                .execute("draft", sample.toString(), "--prefecture", "36", "--out", to.toString());
        assertThat(status).isZero();
    }

    private static String statusPage(GatewayProcess gateway) throws IOException, InterruptedException {
        String token =
                Files.readString(gateway.home().resolve("operator.token")).strip();
        try (HttpClient browser = HttpClient.newHttpClient()) {
            return browser.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.operatorPort() + "/"))
                                    .header("Cookie", "ishibashi=" + token)
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        }
    }
}
