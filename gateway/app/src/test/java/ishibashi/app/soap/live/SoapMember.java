package ishibashi.app.soap.live;

import ishibashi.app.outside.GatewayProcess;
import ishibashi.app.outside.OutsideClient;
import ishibashi.app.soap.Letter;
import ishibashi.app.soap.Said;
import ishibashi.trust.Identity;
import ishibashi.trust.KeyFiles;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;

/** A member's own SOAP program at a running gateway: signs by the JDK alone, comes in over its own TLS connection. */
final class SoapMember implements AutoCloseable {
    private final OutsideClient http;
    private final Identity identity;
    private final String endpoint;

    SoapMember(GatewayProcess gateway, String member) throws IOException {
        Path keys = keys(gateway, member);
        this.identity = KeyFiles.read(keys);
        this.http = new OutsideClient(keys, gateway.membersPort());
        this.endpoint = endpoint(gateway);
    }

    static Path keys(GatewayProcess gateway, String member) {
        return gateway.home().resolve("dev").resolve(member);
    }

    static String endpoint(GatewayProcess gateway) {
        return "https://localhost:" + gateway.membersPort() + "/soap/vacancies";
    }

    /** The same member at the other HTTPS doors. */
    OutsideClient http() {
        return http;
    }

    Letter letter(String body) {
        return new Letter(identity, endpoint, body);
    }

    Said send(String body) throws IOException, InterruptedException {
        return send(letter(body));
    }

    Said send(Letter letter) throws IOException, InterruptedException {
        return said(post(letter.action(), letter.bytes()));
    }

    static Said said(HttpResponse<byte[]> answer) {
        return Said.of(answer.statusCode(), answer.body());
    }

    HttpResponse<byte[]> post(String action, byte[] bytes) throws IOException, InterruptedException {
        return http.send(http.request("/soap/vacancies")
                .header("Content-Type", "text/xml; charset=utf-8")
                .header("SOAPAction", '"' + action + '"')
                .POST(BodyPublishers.ofByteArray(bytes)));
    }

    @Override
    public void close() {
        http.close();
    }
}
