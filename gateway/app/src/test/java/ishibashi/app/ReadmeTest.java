package ishibashi.app;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.app.outside.GatewayProcess;
import ishibashi.app.outside.OutsideClient;
import ishibashi.app.outside.SharedGateway;
import ishibashi.app.soap.Said;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The README's own words, run as they stand: only the home and the port are this gateway's. */
@ExtendWith(SharedGateway.class)
class ReadmeTest {
    private final GatewayProcess gateway;

    ReadmeTest(GatewayProcess gateway) {
        this.gateway = gateway;
    }

    @Test
    void a_file_is_sent_with_curl_and_openssl_and_results_are_fetched() throws IOException, InterruptedException {
        String said = run("## Send a file with curl and openssl");
        String receipt = said.substring(0, said.indexOf('{'));
        assertThat(OutsideClient.claim(receipt.getBytes(StandardCharsets.US_ASCII))
                        .get("sub")
                        .stringValue())
                .isEqualTo("bank-01");
        assertThat(said.substring(said.indexOf('{'))).startsWith("{\"messages\":[");
    }

    @Test
    void a_vacancy_is_submitted_by_fhir_and_found_by_its_number() throws IOException, InterruptedException {
        String said = run("## FHIR で求人を登録する / Submit a vacancy by FHIR");
        assertThat(said).startsWith("HTTP/1.1 201");
        String receipt = said.lines()
                .filter(line -> line.startsWith("Ishibashi-Receipt: "))
                .map(line -> line.substring(line.indexOf(' ') + 1).strip())
                .findFirst()
                .orElseThrow();
        assertThat(OutsideClient.claim(receipt.getBytes(StandardCharsets.US_ASCII))
                        .get("door")
                        .stringValue())
                .isEqualTo("fhir");
        JsonNode found = JsonMapper.shared().readTree(said.substring(said.indexOf("{\"resourceType\":\"Bundle\"")));
        assertThat(found.at("/entry/0/resource/identifier/0/value").stringValue())
                .isEqualTo("T-2026-1001");
    }

    @Test
    void a_vacancy_is_submitted_by_soap_and_asked_about() throws IOException, InterruptedException {
        String said = run("## SOAP で求人を登録する / Submit a vacancy by SOAP");
        String[] answers = said.strip().split("(?<=Envelope>)\\s+", -1);
        assertThat(answers).hasSize(2);
        Said submitted = Said.of(200, answers[0].getBytes(StandardCharsets.UTF_8));
        assertThat(OutsideClient.claim(submitted.text("receipt").getBytes(StandardCharsets.US_ASCII))
                        .get("door")
                        .stringValue())
                .isEqualTo("soap");
        assertThat(submitted.text("version")).isEqualTo("1");
        Said status = Said.of(200, answers[1].getBytes(StandardCharsets.UTF_8));
        assertThat(status.text("record")).isEqualTo(submitted.text("record"));
        assertThat(status.text("state")).isEqualTo("active");
        assertThat(status.text("door")).isEqualTo("soap");
    }

    /** The first block under a heading, in a shell of its own; what it prints. */
    private String run(String heading) throws IOException, InterruptedException {
        Path root = GatewayProcess.root();
        String page = Files.readString(root.resolve("README.md"));
        Matcher block = Pattern.compile(Pattern.quote(heading) + "\n.*?\n```\n(.*?)```", Pattern.DOTALL)
                .matcher(page);
        assertThat(block.find()).isTrue();
        String script = block.group(1)
                .replace(".ishibashi", gateway.home().toString())
                .replace("../../../mappings", root.resolve("mappings").toString())
                .replace("8443", Integer.toString(gateway.membersPort()))
                .replace("8080", Integer.toString(gateway.operatorPort()));
        ProcessBuilder builder = new ProcessBuilder("sh", "-euc", script)
                .directory(root.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("ISHIBASHI_PORT_OFFSET", Integer.toString(gateway.membersPort() - 8443));
        Process shell = builder.start();
        String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).as(said).isZero();
        return said;
    }
}
