package ishibashi.app.command;

import ishibashi.app.Home;
import ishibashi.app.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The operator API as commands use it; with the gateway down they say how to start it (rulings 35). */
final class Operator {
    static final JsonMapper JSON = JsonMapper.builder().build();

    private final URI base;
    private final String token;

    Operator(Path home) throws IOException {
        Settings settings = Settings.load(Home.at(home), System.getenv());
        this.base = URI.create("http://" + settings.host() + ":" + settings.operatorPort());
        Path file = home.resolve("operator.token");
        if (!Files.exists(file)) {
            throw down();
        }
        this.token = Files.readString(file).strip();
    }

    private static IllegalStateException down() {
        return new IllegalStateException(
                "ゲートウェイが動いていません。gateway/run で起動してください。 / The gateway is not running. Start it: gateway/run");
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    /** For an answer that takes its time. */
    JsonNode get(String path, Duration patience) throws IOException, InterruptedException {
        return send(request(path).timeout(patience).GET());
    }

    JsonNode post(String path, JsonNode body) throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve("/api" + path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + token);
    }

    private static JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() == 400) {
                throw new IllegalArgumentException(
                        JSON.readTree(answer.body()).path("error").asString("refused"));
            }
            if (answer.statusCode() != 200) {
                throw new IOException("the operator API answered " + answer.statusCode());
            }
            return JSON.readTree(answer.body());
        } catch (java.net.ConnectException e) {
            throw down();
        }
    }
}
