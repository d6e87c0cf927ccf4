package ishibashi.app.soap.live;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.app.outside.GatewayProcess;
import ishibashi.app.outside.Openssl;
import ishibashi.app.outside.OutsideClient;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The same member at the FHIR door, with a plain HTTP client, a JSON reader and openssl. */
final class FhirMember implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String SYSTEM = "https://ishibashi.example/fhir/NamingSystem/vacancy/";

    private final OutsideClient http;

    FhirMember(GatewayProcess gateway, String member) {
        this.http = new OutsideClient(SoapMember.keys(gateway, member), gateway.membersPort());
    }

    /** Example 02 of the profiles under another number. */
    static ObjectNode example(String number) throws IOException {
        ObjectNode role = (ObjectNode) JSON.readTree(Files.readAllBytes(
                GatewayProcess.root().resolve("gateway/core/src/test/resources/fhir/02-vacancy-urgent.json")));
        role.remove("id");
        ((ObjectNode) role.get("identifier").get(0)).put("value", number);
        return role;
    }

    Stood create(ObjectNode role) throws IOException, InterruptedException {
        return Stood.of(send("/fhir/PractitionerRole", "POST", JSON.writeValueAsBytes(role), ""));
    }

    Stood update(String id, int seen, ObjectNode role) throws IOException, InterruptedException {
        ObjectNode named = role.deepCopy().put("id", id);
        return Stood.of(
                send("/fhir/PractitionerRole/" + id, "PUT", JSON.writeValueAsBytes(named), "W/\"" + seen + "\""));
    }

    private HttpResponse<byte[]> send(String path, String method, byte[] body, String ifMatch)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = http.request(path)
                .header("Content-Type", "application/fhir+json")
                .header(
                        "Ishibashi-Signature",
                        Base64.getEncoder().encodeToString(Openssl.signDetached(http.keys(), body)))
                .method(method, BodyPublishers.ofByteArray(body));
        if (!ifMatch.isEmpty()) {
            request.header("If-Match", ifMatch);
        }
        return http.send(request);
    }

    /** What is found under a number of its bank. */
    JsonNode search(String bank, String number) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = http.send(http.request("/fhir/PractitionerRole?identifier="
                        + URLEncoder.encode(SYSTEM + bank + "|" + number, StandardCharsets.UTF_8))
                .GET());
        assertThat(answer.statusCode()).as(text(answer)).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    /**
     * An answer to a change.
     *
     * @param record id of what stands, empty if it was refused
     * @param version {@code ETag} without its marks
     */
    record Stood(int status, String record, String version, String body) {
        private static Stood of(HttpResponse<byte[]> answer) {
            String[] location =
                    answer.headers().firstValue("Location").orElse("").split("/PractitionerRole/|/_history", -1);
            String etag = answer.headers().firstValue("ETag").orElse("").replaceAll("W/|\"", "");
            return new Stood(answer.statusCode(), location.length > 1 ? location[1] : "", etag, text(answer));
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
