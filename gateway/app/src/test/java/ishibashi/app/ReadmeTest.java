package ishibashi.app;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.app.outside.GatewayProcess;
import ishibashi.app.outside.OutsideClient;
import ishibashi.app.outside.SharedGateway;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The README's own words, run as they stand: only the home and the port are this gateway's. */
@ExtendWith(SharedGateway.class)
class ReadmeTest {
    private static final Pattern BLOCK =
            Pattern.compile("## Send a file with curl and openssl\n\n```\n(.*?)```", Pattern.DOTALL);

    private final GatewayProcess gateway;

    ReadmeTest(GatewayProcess gateway) {
        this.gateway = gateway;
    }

    @Test
    void a_file_is_sent_with_curl_and_openssl_and_results_are_fetched() throws IOException, InterruptedException {
        Path root = GatewayProcess.root();
        Matcher block = BLOCK.matcher(Files.readString(root.resolve("README.md")));
        assertThat(block.find()).isTrue();
        String script = block.group(1)
                .replace(".ishibashi", gateway.home().toString())
                .replace("../../../mappings", root.resolve("mappings").toString())
                .replace("8443", Integer.toString(gateway.membersPort()));
        Process shell = new ProcessBuilder("sh", "-euc", script)
                .directory(root.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).isZero();
        String receipt = said.substring(0, said.indexOf('{'));
        assertThat(OutsideClient.claim(receipt.getBytes(StandardCharsets.US_ASCII))
                        .get("sub")
                        .stringValue())
                .isEqualTo("bank-01");
        assertThat(said.substring(said.indexOf('{'))).startsWith("{\"messages\":[");
    }
}
