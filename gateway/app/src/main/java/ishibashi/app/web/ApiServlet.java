package ishibashi.app.web;

import ishibashi.app.Gateway;
import ishibashi.app.store.Desk;
import ishibashi.message.MemberId;
import ishibashi.message.MessageId;
import ishibashi.message.Tally;
import ishibashi.routes.RouteState;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The operator API under {@code /api} (contract §6). Every change demands a reason and is audited with it. */
public final class ApiServlet extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String MEMBERS = "/members";
    private static final int PAGE = 1_000;
    private static final int BODY = 1 << 20;

    private final transient Gateway gateway;
    private final transient OperatorToken token;
    private final transient MemberApi members;
    private final transient MappingApi mappings;

    public ApiServlet(Gateway gateway, OperatorToken token) {
        this.gateway = gateway;
        this.token = token;
        this.members = new MemberApi(gateway);
        this.mappings = new MappingApi(gateway.mappingDesk(), gateway.folders());
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!token.signedIn(request)) {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        try {
            Optional<JsonNode> answer = read(path(request), request);
            if (answer.isPresent()) {
                write(response, answer.get());
            } else {
                response.sendError(HttpServletResponse.SC_NOT_FOUND);
            }
        } catch (IllegalArgumentException e) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
        }
    }

    private static String path(HttpServletRequest request) {
        return Optional.ofNullable(request.getPathInfo()).orElse("/");
    }

    private Optional<JsonNode> read(String path, HttpServletRequest request) {
        Optional<MemberId> member = parameter(request, "member").map(MemberId::new);
        Optional<MessageId> message = parameter(request, "message").map(MessageId::of);
        return switch (path) {
            case "/openapi.json" -> Optional.of(openApi());
            case "/ledger" -> Optional.of(ledger(member, message));
            case "/messages" ->
                Optional.of(of("messages", gateway.stores().desk().messages(member, message, PAGE)));
            case "/quarantine" ->
                Optional.of(of("quarantine", gateway.stores().quarantine().list(member, message, PAGE)));
            case "/quarantine/row" ->
                message.flatMap(m -> gateway.stores()
                        .quarantine()
                        .raw(
                                m,
                                Integer.parseInt(parameter(request, "ordinal").orElse("0")),
                                Reasons.checked(parameter(request, "reason").orElse(""))));
            case MEMBERS -> Optional.of(of("members", members.all()));
            case "/mappings" -> Optional.of(mappings.list(member));
            case "/routes" -> Optional.of(of("routes", routes()));
            case "/audit" ->
                Optional.of(of(
                        "entries",
                        gateway.stores()
                                .desk()
                                .audit(parameter(request, "act"), message, parameter(request, "incident"), PAGE)));
            case "/audit/verify" -> Optional.of(AuditApi.verify(gateway.stores().audit()));
            default -> Optional.empty();
        };
    }

    private static JsonNode openApi() {
        try (InputStream in = Objects.requireNonNull(ApiServlet.class.getResourceAsStream("/api/openapi.json"))) {
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> parameter(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getParameter(name)).filter(v -> !v.isEmpty());
    }

    private static ObjectNode of(String name, JsonNode value) {
        ObjectNode node = JSON.createObjectNode();
        node.set(name, value);
        return node;
    }

    private ObjectNode ledger(Optional<MemberId> member, Optional<MessageId> message) {
        ObjectNode node = JSON.createObjectNode();
        try {
            var books = gateway.stores().ledger().books(member, message);
            tally(node.putObject("messages"), books.messages());
            tally(node.putObject("rows"), books.rows());
            return node.put("withdrawn", books.withdrawn()).put("balanced", true);
        } catch (Tally.Unbalanced e) {
            return node.removeAll().put("balanced", false).put("why", e.getMessage());
        }
    }

    private static void tally(ObjectNode node, Tally tally) {
        node.put("received", tally.received())
                .put("accepted", tally.accepted())
                .put("quarantined", tally.quarantined())
                .put("rejected", tally.rejected())
                .put("duplicate", tally.duplicate())
                .put("pending", tally.pending());
    }

    private ArrayNode routes() {
        ArrayNode all = JSON.createArrayNode();
        for (RouteState route : gateway.bridge().routes()) {
            all.addObject()
                    .put("id", route.id())
                    .put("state", route.state().name().toLowerCase(Locale.ROOT))
                    .put("total", route.total())
                    .put("failed", route.failed())
                    .put("inside", route.inside());
        }
        return all;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!token.bears(request)) {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        try {
            String path = path(request);
            int most = path.equals("/mappings") ? MappingApi.BODY : BODY;
            change(path, JSON.readTree(request.getInputStream().readNBytes(most)), response);
        } catch (IllegalArgumentException | JacksonException e) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            write(response, JSON.createObjectNode().put("error", String.valueOf(e.getMessage())));
        }
    }

    private void change(String path, JsonNode body, HttpServletResponse response) throws IOException {
        String reason = Reasons.checked(body.path("reason").asString(""));
        if (path.startsWith(MEMBERS)) {
            changeMembers(path.substring(MEMBERS.length()), body, reason, response);
            return;
        }
        switch (path) {
            case "/mappings" -> write(response, mappings.offer(body, reason));
            case "/mappings/shadow" -> write(response, mappings.shadow(body));
            case "/mappings/switch" -> write(response, mappings.switchOn(body, reason));
            case "/mappings/back" -> write(response, mappings.switchBack(body, reason));
            case "/quarantine/replay" -> write(response, replay(body, reason));
            case "/quarantine/repair" ->
                write(
                        response,
                        done(
                                "repaired",
                                gateway.stores()
                                        .mending()
                                        .repair(
                                                message(body),
                                                body.path("ordinal").asInt(0),
                                                cells(body.path("cells")),
                                                reason)));
            case "/quarantine/discard" ->
                write(response, done("discarded", gateway.stores().quarantine().discard(message(body), reason)));
            case "/routes/start" -> {
                String id = route(body);
                gateway.stores().desk().ordered(Desk.Deed.START, id, reason, () -> gateway.bridge()
                        .startRoute(id));
                write(response, of("routes", routes()));
            }
            case "/routes/stop" -> {
                String id = route(body);
                gateway.stores().desk().ordered(Desk.Deed.STOP, id, reason, () -> gateway.bridge()
                        .stopRoute(id));
                write(response, of("routes", routes()));
            }
            default -> response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private String route(JsonNode body) {
        String id = body.path("id").asString("");
        if (gateway.bridge().routes().stream().noneMatch(route -> route.id().equals(id))) {
            throw new IllegalArgumentException("no such route / そのルートはありません（id）");
        }
        return id;
    }

    private void changeMembers(String what, JsonNode body, String reason, HttpServletResponse response)
            throws IOException {
        Optional<ObjectNode> answer = members.change(what, body, reason);
        if (answer.isPresent()) {
            write(response, answer.get());
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    /** A message that is held whole, or every row that waits for one reason. */
    private ObjectNode replay(JsonNode body, String reason) {
        if (!body.has("code")) {
            return done("replayed", gateway.stores().quarantine().replay(message(body), reason));
        }
        Optional<MemberId> member = Optional.of(body.path("member").asString(""))
                .filter(m -> !m.isEmpty())
                .map(MemberId::new);
        int rows = gateway.stores().mending().replay(body.path("code").asString(""), member, reason);
        return done("replayed", rows > 0).put("rows", rows);
    }

    private static Map<String, String> cells(JsonNode node) {
        Map<String, String> cells = new LinkedHashMap<>();
        node.properties()
                .forEach(cell -> cells.put(cell.getKey(), cell.getValue().asString("")));
        if (cells.isEmpty()) {
            throw new IllegalArgumentException("cells are demanded / 直す欄（cells）を書いてください");
        }
        return cells;
    }

    private static MessageId message(JsonNode body) {
        return MessageId.of(body.path("message").asString(""));
    }

    private static ObjectNode done(String what, boolean done) {
        return JSON.createObjectNode().put(what, done);
    }

    private static void write(HttpServletResponse response, JsonNode answer) throws IOException {
        response.setContentType("application/json");
        response.getOutputStream().write(JSON.writeValueAsBytes(answer));
    }
}
