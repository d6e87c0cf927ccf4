package ishibashi.app.web;

import ishibashi.trust.GatewayKeys;
import ishibashi.trust.Identity;
import ishibashi.trust.Pem;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code /.well-known/ishibashi} (contract §3; RFC 8615): who we are, our certificates, limits and doors. */
public final class WellKnownServlet extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final byte[] answer;

    public WellKnownServlet(GatewayKeys keys, String version, int limit, int membersPort, int brokerPort) {
        ObjectNode node = JSON.createObjectNode().put("id", keys.id()).put("version", version);
        node.putArray("signing").add(Pem.of(keys.signing().certificate()));
        var encryption = node.putArray("encryption");
        keys.encryption().stream().map(Identity::certificate).map(Pem::of).forEach(encryption::add);
        node.putObject("limits").put("messageBytes", limit).put("messageRows", 100_000);
        node.putObject("doors")
                .put("files", "https://localhost:" + membersPort + "/files/{name}")
                .put("fhir", "https://localhost:" + membersPort + "/fhir")
                .put("soap", "https://localhost:" + membersPort + "/soap/vacancies")
                .put("outbox", "https://localhost:" + membersPort + "/outbox")
                .put("queue", "tcp://localhost:" + brokerPort)
                .put("drop", "drop/{member}/in/");
        this.answer = JSON.writeValueAsBytes(node);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("application/json");
        response.getOutputStream().write(answer);
    }
}
