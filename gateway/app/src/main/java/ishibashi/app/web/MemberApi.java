package ishibashi.app.web;

import ishibashi.app.Gateway;
import ishibashi.message.MemberId;
import ishibashi.trust.Enrolled;
import ishibashi.trust.Member;
import ishibashi.trust.certificate.Purpose;
import java.net.URI;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The member directory under {@code /api/members}. */
final class MemberApi {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Gateway gateway;
    private final Enrolment enrolment;

    MemberApi(Gateway gateway) {
        this.gateway = gateway;
        this.enrolment = new Enrolment(gateway);
    }

    ArrayNode all() {
        ArrayNode all = JSON.createArrayNode();
        for (Member member : gateway.stores().directory().members()) {
            ObjectNode node = all.addObject()
                    .put("id", member.id().value())
                    .put("kind", member.kind().wire())
                    .put("prefecture", member.prefecture())
                    .put("active", member.active());
            member.operatorOfRecord().ifPresent(o -> node.put("operatorOfRecord", o.value()));
            ArrayNode certificates = node.putArray("certificates");
            gateway.stores().directory().certificatesOf(member.id()).forEach(e -> certificates.add(certificate(e)));
        }
        return all;
    }

    /** {@code until} is the end of its validity, {@code overlapUntil} that of its time beside a new one. */
    private static ObjectNode certificate(Enrolled enrolled) {
        ObjectNode node = JSON.createObjectNode()
                .put("sha256", enrolled.pin().digest().hex())
                .put("from", enrolled.from().toString())
                .put("until", enrolled.certificate().getNotAfter().toInstant().toString());
        enrolled.until().ifPresent(end -> node.put("overlapUntil", end.toString()));
        ArrayNode purposes = node.putArray("purposes");
        enrolled.purposes().stream().sorted().map(Purpose::wire).forEach(purposes::add);
        return node;
    }

    /**
     * @param what the path below {@code /members}, empty for the members themselves
     * @return empty if there is no such path
     */
    Optional<ObjectNode> change(String what, JsonNode body, String reason) {
        return switch (what) {
            case "" -> Optional.of(enrolment.enrol(body, reason));
            case "/rotate" -> Optional.of(enrolment.rotate(body, reason));
            case "/suspend" -> {
                gateway.stores().directory().suspend(member(body), reason);
                yield Optional.of(JSON.createObjectNode().put("suspended", true));
            }
            case "/resume" -> {
                gateway.stores().directory().resume(member(body), reason);
                yield Optional.of(JSON.createObjectNode().put("resumed", true));
            }
            case "/endpoint" -> Optional.of(endpoint(body, reason));
            default -> Optional.empty();
        };
    }

    private static MemberId member(JsonNode body) {
        return new MemberId(Fields.text(body, "member"));
    }

    /** Where the member wants to be told by its subscriptions. */
    private ObjectNode endpoint(JsonNode body, String reason) {
        MemberId id = member(body);
        if (gateway.stores().directory().member(id).isEmpty()) {
            throw new IllegalArgumentException("no member " + id + " / 会員がいません：" + id);
        }
        URI url = URI.create(Fields.text(body, "url"));
        if (!isSafe(url)) {
            throw new IllegalArgumentException("https だけです（開発モードでは http://127.0.0.1 も可） / only https;"
                    + " in development mode also http to 127.0.0.1");
        }
        gateway.stores().hooks().enrol(id, url.toString(), reason);
        return JSON.createObjectNode().put("endpoint", url.toString());
    }

    private boolean isSafe(URI url) {
        if (url.getHost() == null || url.getUserInfo() != null || url.getFragment() != null) {
            return false;
        }
        boolean trial = gateway.settings().development()
                && "http".equals(url.getScheme())
                && url.getHost().equals("127.0.0.1");
        return trial || "https".equals(url.getScheme());
    }
}
