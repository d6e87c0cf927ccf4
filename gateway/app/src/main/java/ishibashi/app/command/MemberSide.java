package ishibashi.app.command;

import ishibashi.app.Home;
import ishibashi.app.MutualTls;
import ishibashi.app.Settings;
import ishibashi.trust.Identity;
import ishibashi.trust.Pem;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** A member's own side of the wire: its keys, its connection, what the gateway says of itself. */
final class MemberSide {
    @Mixin
    Homes homes = new Homes();

    @Option(names = "--member", required = true, description = "Member id, as bank-01.")
    String member = "";

    @Option(names = "--gateway", description = "URL of the members' port.")
    @Nullable
    String gateway;

    @Option(names = "--keys", description = "Folder with keystore.p12 and keystore.pass; HOME/dev/MEMBER unless said.")
    @Nullable
    Path keys;

    Identity identity() throws IOException {
        return MemberKeys.read(keys == null ? homes.path().resolve("dev").resolve(member) : keys);
    }

    URI base() throws IOException {
        if (gateway != null) {
            return URI.create(gateway);
        }
        Settings settings = Settings.load(Home.at(homes.path()), System.getenv());
        return URI.create("https://localhost:" + settings.membersPort());
    }

    HttpClient client(Identity identity) {
        return MutualTls.client(identity);
    }

    /** @throws IllegalStateException with the address and what to do if no answer comes from there */
    static HttpResponse<byte[]> send(HttpClient http, HttpRequest request) throws InterruptedException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            String address = request.uri().resolve("/").toString();
            throw new IllegalStateException(
                    address + " から答えがありません。ゲートウェイが動いているか、--gateway のアドレス、ネットワークを確かめ、同じものをもう一度送ってください（重複にはなりません）。\n"
                            + address
                            + " does not answer. Check that the gateway runs, the address given by --gateway and the network,"
                            + " then send the same again; it is not taken twice.",
                    e);
        }
    }

    /** What the gateway says of itself. */
    record Introduction(List<X509Certificate> signing, List<X509Certificate> encryption) {}

    Introduction introduction(HttpClient http) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = send(
                http,
                HttpRequest.newBuilder(base().resolve("/.well-known/ishibashi")).build());
        JsonNode node = Operator.JSON.readTree(answer.body());
        return new Introduction(certificates(node.path("signing")), certificates(node.path("encryption")));
    }

    private static List<X509Certificate> certificates(JsonNode pems) {
        List<X509Certificate> all = new ArrayList<>();
        pems.forEach(pem -> all.addAll(Pem.certificates(pem.asString().getBytes(StandardCharsets.US_ASCII))));
        return all;
    }
}
