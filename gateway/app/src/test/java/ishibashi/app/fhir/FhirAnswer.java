package ishibashi.app.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.app.outside.OutsideClient;
import ishibashi.message.Bytes;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the door answered. */
record FhirAnswer(int status, HttpHeaders headers, Bytes body) {
    static FhirAnswer of(HttpResponse<byte[]> response) {
        return new FhirAnswer(response.statusCode(), response.headers(), Bytes.owning(response.body()));
    }

    String text() {
        return new String(body.toArray(), StandardCharsets.UTF_8);
    }

    JsonNode json() {
        return JsonMapper.shared().readTree(body.toArray());
    }

    String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /** The id in {@code Location}: after the type, before the version. */
    String id() {
        return location(1);
    }

    private String location(int after) {
        List<String> parts = List.of(header("Location").split("/", -1));
        return parts.get(parts.lastIndexOf("PractitionerRole") + after);
    }

    /** The message of the receipt. */
    String message() {
        return OutsideClient.claim(header("Ishibashi-Receipt").getBytes(StandardCharsets.US_ASCII))
                .path("messageId")
                .asString();
    }

    List<String> codes() {
        return json().path("issue")
                .valueStream()
                .map(i -> i.path("details").path("coding").path(0).path("code").asString())
                .toList();
    }

    FhirAnswer is(int expected) {
        assertThat(status).as(this::text).isEqualTo(expected);
        return this;
    }

    /** An OperationOutcome with that code first, in both languages, with a remedy in both. */
    FhirAnswer refused(int expected, String code) {
        assertThat(status + " " + (text().isEmpty() ? "" : codes()))
                .as(this::text)
                .startsWith(expected + " [" + code);
        refusal();
        return this;
    }

    /** Whatever its code. */
    FhirAnswer refusal() {
        assertThat(header("Content-Type")).startsWith("application/fhir+json");
        assertThat(json().path("resourceType").asString()).isEqualTo("OperationOutcome");
        for (JsonNode issue : json().path("issue")) {
            assertThat(issue.path("details").path("text").asString()).matches("(?s).*[ぁ-ん].*");
            assertThat(issue.path("details").path("_text").toString()).contains("\"valueCode\":\"en\"");
            assertThat(issue.path("extension").toString()).contains("remedy-ja", "remedy-en", "incident");
            assertThat(issue.has("diagnostics")).isFalse();
        }
        return this;
    }
}
