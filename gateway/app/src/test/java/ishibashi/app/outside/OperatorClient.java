package ishibashi.app.outside;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An operator's script: the token of the home and the API. */
public final class OperatorClient implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();
    private final URI operator;
    private final Path home;

    public OperatorClient(Path home, int port) {
        this.home = home;
        this.operator = URI.create("http://127.0.0.1:" + port);
    }

    public boolean ready() throws InterruptedException {
        try {
            return http.send(
                                    HttpRequest.newBuilder(operator.resolve("/actuator/health/readiness"))
                                            .timeout(Duration.ofSeconds(3))
                                            .build(),
                                    BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** {@code GET /api…} as JSON. */
    public JsonNode get(String path) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = http.send(
                HttpRequest.newBuilder(operator.resolve("/api" + path))
                        .header(
                                "Authorization",
                                "Bearer "
                                        + Files.readString(home.resolve("operator.token"))
                                                .strip())
                        .timeout(Duration.ofSeconds(30))
                        .build(),
                BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IOException(path + " answered " + answer.statusCode());
        }
        return JSON.readTree(answer.body());
    }

    /** {@code POST /api…} with JSON; the status of the answer. */
    public int post(String path, String json) throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(operator.resolve("/api" + path))
                                .header(
                                        "Authorization",
                                        "Bearer "
                                                + Files.readString(home.resolve("operator.token"))
                                                        .strip())
                                .timeout(Duration.ofSeconds(30))
                                .POST(HttpRequest.BodyPublishers.ofString(json))
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }

    /** The Prometheus page. */
    public String metrics() throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(operator.resolve("/actuator/prometheus"))
                                .header(
                                        "Authorization",
                                        "Bearer "
                                                + Files.readString(home.resolve("operator.token"))
                                                        .strip())
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }

    /** Any open page of the operator port. */
    public HttpResponse<String> page(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(operator.resolve(path)).build(), BodyHandlers.ofString());
    }

    @Override
    public void close() {
        http.close();
    }
}
