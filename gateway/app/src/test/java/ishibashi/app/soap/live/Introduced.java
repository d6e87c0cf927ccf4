package ishibashi.app.soap.live;

import ishibashi.app.outside.GatewayProcess;
import ishibashi.app.outside.Openssl;
import ishibashi.app.outside.OperatorClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The gateway as it introduces itself at {@code /.well-known/ishibashi} (contract §3), and what that certificate proves. */
record Introduced(JsonNode page) {
    private static final JsonMapper JSON = JsonMapper.shared();

    static Introduced by(GatewayProcess gateway) throws IOException, InterruptedException {
        try (OperatorClient operator = new OperatorClient(gateway.home(), gateway.operatorPort())) {
            return new Introduced(
                    JSON.readTree(operator.page("/.well-known/ishibashi").body()));
        }
    }

    private byte[] pem() {
        return page.get("signing").get(0).stringValue().getBytes(StandardCharsets.US_ASCII);
    }

    X509Certificate certificate() {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem()));
        } catch (CertificateException e) {
            throw new AssertionError(e);
        }
    }

    /** What a receipt says, its signature checked by openssl. */
    JsonNode receipt(String jws) throws IOException {
        Path file = Files.createTempFile("gateway", ".pem");
        try {
            return JSON.readTree(Openssl.verifyJws(Files.write(file, pem()), jws));
        } finally {
            Files.delete(file);
        }
    }
}
