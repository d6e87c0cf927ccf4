package ishibashi.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class AuditCommandTest {
    private static final String HOLDS = "{\"holds\":true,\"entries\":12}";
    private static final String CHANGED =
            "{\"holds\":false,\"entries\":4,\"finding\":{\"kind\":\"changed\",\"number\":5,\"ja\":\"5番の記録は書き換えられています。\",\"en\":\"Entry"
                    + " 5 was changed.\"}}";

    @TempDir
    private Path home;

    private HttpServer operator;
    private String answer = HOLDS;

    @BeforeEach
    void start() throws IOException {
        operator = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        operator.createContext("/api/audit/verify", exchange -> {
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        operator.start();
        Files.writeString(
                home.resolve("application.yaml"),
                "ishibashi:\n  operator:\n    port: " + operator.getAddress().getPort() + "\n");
        Files.writeString(home.resolve("operator.token"), "token");
    }

    @AfterEach
    void stop() {
        operator.stop(0);
    }

    private int run(StringWriter said, String... words) {
        return new CommandLine(new AuditCommand()).setOut(new PrintWriter(said)).execute(words);
    }

    @Test
    void an_audit_that_holds_is_said_with_its_number_of_entries() {
        StringWriter said = new StringWriter();
        assertThat(run(said, "--home", home.toString(), "verify")).isZero();
        assertThat(said).hasToString("監査の記録は12件すべて、書かれたときのままです。 / The audit holds: 12 entries.\n");
    }

    @Test
    void the_first_bad_entry_is_said_in_both_languages_with_status_one() {
        answer = CHANGED;
        StringWriter said = new StringWriter();
        assertThat(run(said, "--home", home.toString(), "verify")).isOne();
        assertThat(said).hasToString("5番の記録は書き換えられています。\nEntry 5 was changed.\n");
    }

    @Test
    void json_is_the_operator_apis_own() {
        answer = CHANGED;
        StringWriter said = new StringWriter();
        assertThat(run(said, "--home", home.toString(), "verify", "--json")).isOne();
        assertThat(said).hasToString(CHANGED + "\n");
    }
}
