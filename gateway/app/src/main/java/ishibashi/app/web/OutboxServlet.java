package ishibashi.app.web;

import ishibashi.deliver.Outbox;
import ishibashi.ingest.Ingest;
import ishibashi.message.MemberId;
import ishibashi.refusal.Code;
import ishibashi.routes.Bridge;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET /outbox} and {@code POST /outbox/ack} (contract §5): oldest first, the same until acknowledged. */
public final class OutboxServlet extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST = 1_000;
    private static final int USUAL = 100;
    private static final long BYTES = 16L << 20;
    private static final int ACK_BYTES = 1 << 20;

    private final transient Outbox outbox;
    private final transient Ingest ingest;
    private final transient Bridge bridge;
    private final transient Problems problems;

    public OutboxServlet(Outbox outbox, Ingest ingest, Bridge bridge, Problems problems) {
        this.outbox = outbox;
        this.ingest = ingest;
        this.bridge = bridge;
        this.problems = problems;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<MemberId> member = ingest.member(Peers.of(request));
        if (member.isEmpty()) {
            Problems.write(problems.of(Code.UNKNOWN_MEMBER), response);
            return;
        }
        Optional<Integer> limit = limit(request);
        if (limit.isEmpty()) {
            Problems.write(problems.of(Code.REQUEST_MALFORMED), response);
            return;
        }
        ObjectNode answer = JSON.createObjectNode();
        var messages = answer.putArray("messages");
        for (Outbox.Waiting waiting : outbox.waiting(member.get(), limit.get(), BYTES)) {
            messages.addObject()
                    .put("id", waiting.id().toString())
                    .put("event", waiting.event())
                    .put("filename", waiting.filename())
                    .put("contentType", waiting.contentType())
                    .put(
                            "body",
                            Base64.getEncoder().encodeToString(waiting.body().toArray()));
        }
        response.setContentType("application/json");
        response.getOutputStream().write(JSON.writeValueAsBytes(answer));
    }

    private static Optional<Integer> limit(HttpServletRequest request) {
        String text = request.getParameter("limit");
        if (text == null) {
            return Optional.of(USUAL);
        }
        return text.matches("[0-9]{1,6}") && Integer.parseInt(text) > 0
                ? Optional.of(Math.min(MOST, Integer.parseInt(text)))
                : Optional.empty();
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<MemberId> member = ingest.member(Peers.of(request));
        if (member.isEmpty()) {
            Problems.write(problems.of(Code.UNKNOWN_MEMBER), response);
            return;
        }
        Optional<List<UUID>> ids = ids(request.getInputStream().readNBytes(ACK_BYTES + 1));
        if (ids.isEmpty() || !"/ack".equals(request.getPathInfo())) {
            Problems.write(problems.of(Code.REQUEST_MALFORMED), response);
            return;
        }
        int number = outbox.acknowledge(member.get(), ids.get(), "outbox");
        bridge.acknowledged(member.get());
        response.setContentType("application/json");
        response.getOutputStream()
                .write(JSON.writeValueAsBytes(JSON.createObjectNode().put("acknowledged", number)));
    }

    private static Optional<List<UUID>> ids(byte[] body) {
        try {
            JsonNode ids = JSON.readTree(body).path("ids");
            if (body.length > ACK_BYTES || !ids.isArray()) {
                return Optional.empty();
            }
            List<UUID> all = new ArrayList<>();
            for (JsonNode id : ids) {
                all.add(UUID.fromString(id.asString()));
            }
            return Optional.of(all);
        } catch (JacksonException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
