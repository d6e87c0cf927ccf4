package ishibashi.app.soap;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.app.web.DocsServlet;
import ishibashi.app.web.Server;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Contract §4: the operator port serves the samples to everybody. */
class DocsTest {
    @Test
    void samples_are_open_and_nothing_else_is(@TempDir Path folder) throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        try (Server server = new Server(
                "127.0.0.1",
                port,
                Optional.empty(),
                folder,
                Map.of(
                        "/docs/*",
                        new DocsServlet(new ishibashi.fhir.Conformance(ishibashi.fhir.Definitions.load()))))) {
            server.start();
            String base = "http://127.0.0.1:" + port;
            HttpResponse<String> sample = get(base + "/docs/soap/SubmitVacancy.xml");
            assertThat(sample.statusCode()).isEqualTo(200);
            assertThat(sample.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(t -> assertThat(t).startsWith("application/xml"));
            assertThat(sample.body()).isEqualTo(Bodies.sample("SubmitVacancy"));
            assertThat(get(base + "/docs/soap/").body()).contains("見本", "AcknowledgeMessages.xml", "send.sh");
            assertThat(get(base + "/docs/soap/index").statusCode()).isEqualTo(404);
            assertThat(get(base + "/docs/../soap/vacancies.wsdl").statusCode()).isNotEqualTo(200);
            assertThat(get(base + "/docs/soap/%2e%2e/%2e%2e/logback.xml").statusCode())
                    .isNotEqualTo(200);
        }
    }

    private static HttpResponse<String> get(String url) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
        }
    }
}
