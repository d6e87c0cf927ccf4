package ishibashi.app.fhir;

import static java.nio.charset.StandardCharsets.UTF_8;

import ishibashi.app.outside.GatewayProcess;
import ishibashi.app.outside.Openssl;
import ishibashi.app.outside.OutsideClient;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A member's own program at the FHIR door: mutual TLS, and the body's signature made by openssl. */
final class FhirMember implements AutoCloseable {
    static final String JSON = "application/fhir+json";
    private static final int MOST_PAGES = 100;
    private static final String SIGNATURE = "Ishibashi-Signature";

    private final OutsideClient client;
    private final String id;

    FhirMember(GatewayProcess gateway, String id) {
        this.client = new OutsideClient(keys(gateway, id), gateway.membersPort());
        this.id = id;
    }

    static Path keys(GatewayProcess gateway, String id) {
        return gateway.home().resolve("dev").resolve(id);
    }

    String id() {
        return id;
    }

    Path keys() {
        return client.keys();
    }

    FhirAnswer get(String path, String... headers) throws IOException, InterruptedException {
        return send(request(path, headers).GET());
    }

    FhirAnswer create(JsonNode role, String... headers) throws IOException, InterruptedException {
        return signed("POST", "/PractitionerRole", Examples.bytes(role), headers);
    }

    FhirAnswer update(String role, String etag, ObjectNode resource) throws IOException, InterruptedException {
        byte[] body = Examples.bytes(resource.deepCopy().put("id", role));
        return signed("PUT", "/PractitionerRole/" + role, body, "If-Match", etag);
    }

    /** With its signature beside it, and JSON unless a header says otherwise. */
    FhirAnswer signed(String method, String path, byte[] body, String... headers)
            throws IOException, InterruptedException {
        return plain(method, path, body, with(headers, SIGNATURE, signature(keys(), body)));
    }

    static String signature(Path keys, byte[] body) {
        return Base64.getEncoder().encodeToString(Openssl.signDetached(keys, body));
    }

    /** As it is; {@code headers} are names and values in turn. */
    FhirAnswer plain(String method, String path, byte[] body, String... headers)
            throws IOException, InterruptedException {
        String[] typed = List.of(headers).contains("Content-Type") ? headers : with(headers, "Content-Type", JSON);
        return send(request(path, typed).method(method, BodyPublishers.ofByteArray(body)));
    }

    static String[] with(String[] headers, String name, String value) {
        List<String> all = new ArrayList<>(List.of(headers));
        all.addAll(List.of(name, value));
        return all.toArray(String[]::new);
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = client.request("/fhir" + path);
        for (int n = 0; n < headers.length; n += 2) {
            request.header(headers[n], headers[n + 1]);
        }
        return request;
    }

    private FhirAnswer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return FhirAnswer.of(client.send(request));
    }

    /** One page; names and values in turn, not yet encoded. */
    FhirAnswer search(String... parameters) throws IOException, InterruptedException {
        return get("/PractitionerRole" + query(parameters));
    }

    static String query(String... parameters) {
        StringBuilder query = new StringBuilder();
        for (int n = 0; n < parameters.length; n += 2) {
            query.append(n == 0 ? '?' : '&')
                    .append(parameters[n])
                    .append('=')
                    .append(URLEncoder.encode(parameters[n + 1], UTF_8));
        }
        return query.toString();
    }

    /** All resources of all pages. */
    List<JsonNode> all(String... parameters) throws IOException, InterruptedException {
        List<JsonNode> found = new ArrayList<>();
        String path = "/PractitionerRole" + query(with(parameters, "_count", "200"));
        for (int page = 0; !path.isEmpty(); page++) {
            if (page > MOST_PAGES) {
                throw new AssertionError("the pages have no end");
            }
            JsonNode shown = get(path).is(200).json();
            shown.path("entry").valueStream().map(e -> e.path("resource")).forEach(found::add);
            path = next(shown);
        }
        return found;
    }

    /** Path and query of the next page after {@code /fhir}; empty at the end. */
    static String next(JsonNode page) {
        return page.path("link")
                .valueStream()
                .filter(l -> l.path("relation").asString().equals("next"))
                .map(l -> URI.create(l.path("url").asString()))
                .map(u -> u.getRawPath().replaceFirst("^/fhir", "") + "?" + u.getRawQuery())
                .findFirst()
                .orElse("");
    }

    /** Own records with that number. */
    List<JsonNode> own(String number) throws IOException, InterruptedException {
        return all("identifier", Examples.vacancies(Examples.operator(id)) + "|" + number);
    }

    @Override
    public void close() {
        client.close();
    }
}
