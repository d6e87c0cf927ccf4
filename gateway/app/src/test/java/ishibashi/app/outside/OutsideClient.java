package ishibashi.app.outside;

import ishibashi.message.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A member's own program: its TLS client certificate, the file door and the outbox. */
public final class OutsideClient implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String SIGNED = "application/pkcs7-mime; smime-type=signed-data";

    private final HttpClient http;
    private final URI members;
    private final Path keys;

    /**
     * Comes in as the member whose keys lie there.
     *
     * @param keys folder made by {@code member certificate}
     * @param port members port on loopback
     */
    public OutsideClient(Path keys, int port) {
        this.keys = keys;
        this.members = URI.create("https://localhost:" + port);
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(tls(keys))
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    public Path keys() {
        return keys;
    }

    /** Signs with openssl and posts. */
    public HttpResponse<byte[]> post(String name, byte[] content) throws IOException, InterruptedException {
        return postRaw(name, Openssl.sign(keys, content));
    }

    /** Posts these bytes as they are. */
    public HttpResponse<byte[]> postRaw(String name, byte[] body) throws IOException, InterruptedException {
        return send(request("/files/" + URLEncoder.encode(name, StandardCharsets.UTF_8))
                .header("Content-Type", SIGNED)
                .POST(BodyPublishers.ofByteArray(body)));
    }

    /** What waits, oldest first. */
    public List<Item> outbox(int limit) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = send(request("/outbox?limit=" + limit).GET());
        if (answer.statusCode() != 200) {
            throw new IOException("outbox answered " + answer.statusCode());
        }
        return JSON.readTree(answer.body())
                .get("messages")
                .valueStream()
                .map(OutsideClient::item)
                .toList();
    }

    public int acknowledge(Collection<String> ids) throws IOException, InterruptedException {
        String list = ids.stream().map(id -> '"' + id + '"').collect(Collectors.joining(","));
        return send(request("/outbox/ack")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"ids\":[" + list + "]}")))
                .statusCode();
    }

    /** Payload of a compact JWS. */
    public static JsonNode claim(byte[] receipt) {
        String payload = new String(receipt, StandardCharsets.US_ASCII).trim().split("\\.", -1)[1];
        return JSON.readTree(java.util.Base64.getUrlDecoder().decode(payload));
    }

    /** One waiting result. */
    public record Item(String id, String event, Bytes body) {}

    private static Item item(JsonNode message) {
        return new Item(
                message.get("id").stringValue(),
                message.get("event").stringValue(),
                Bytes.owning(
                        java.util.Base64.getDecoder().decode(message.get("body").stringValue())));
    }

    public HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofByteArray());
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(members.resolve(path)).timeout(Duration.ofSeconds(60));
    }

    /** TLS as this member, trusting the root at the end of its {@code chain.pem}. */
    public static SSLContext tls(Path keys) {
        try (InputStream chain = Files.newInputStream(keys.resolve("chain.pem"));
                InputStream own = Files.newInputStream(keys.resolve("keystore.p12"))) {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            int n = 0;
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(chain)) {
                trusted.setCertificateEntry("c" + n++, certificate);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            char[] password =
                    Files.readString(keys.resolve("keystore.pass")).strip().toCharArray();
            KeyStore key = KeyStore.getInstance("PKCS12");
            key.load(own, password);
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(key, password);
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            context.init(managers.getKeyManagers(), trust.getTrustManagers(), new SecureRandom());
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("no keys in " + keys.getFileName(), e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
