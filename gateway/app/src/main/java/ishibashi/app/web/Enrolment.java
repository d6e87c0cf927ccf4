package ishibashi.app.web;

import ishibashi.app.Gateway;
import ishibashi.message.MemberId;
import ishibashi.trust.Member;
import ishibashi.trust.MemberForm;
import ishibashi.trust.Rotation;
import ishibashi.trust.certificate.Objection;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Adds a member while the gateway runs, with its box, its addresses and its queue door; binds a new certificate beside its old one. */
final class Enrolment {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration AHEAD = Duration.ofDays(366);

    private final Gateway gateway;

    Enrolment(Gateway gateway) {
        this.gateway = gateway;
    }

    /** @throws IllegalArgumentException with what speaks against it, in both languages */
    ObjectNode enrol(JsonNode body, String reason) {
        MemberId id = new MemberId(Fields.text(body, "id"));
        Member.Kind kind = kind(Fields.text(body, "kind"));
        Member stated = new Member(id, kind, Fields.text(body, "prefecture"), operator(body, id, kind), true);
        List<Objection> objections =
                MemberForm.objections(stated, gateway.stores().directory()::member);
        if (!objections.isEmpty()) {
            throw new IllegalArgumentException(
                    objections.stream().map(Objection::toString).collect(Collectors.joining("; ")));
        }
        StatedCertificates certificates =
                StatedCertificates.read(body, known(), gateway.clock().instant());
        gateway.stores().directory().enrol(stated, certificates.binding(), reason);
        gateway.bridge().ensureBox(id);
        return answer("enrolled", id, certificates);
    }

    private static Member.Kind kind(String stated) {
        return Arrays.stream(Member.Kind.values())
                .filter(kind -> kind.wire().equals(stated))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "--kind は bank hospital operator gateway のどれかです / --kind is one of bank, hospital, operator,"
                                + " gateway: " + stated));
    }

    /** Where none is stated a hospital keeps its own, and a new one has the bank of its prefecture, if that is a member. */
    private Optional<MemberId> operator(JsonNode body, MemberId id, Member.Kind kind) {
        return Optional.of(body.path("operatorOfRecord").asString(""))
                .filter(o -> !o.isEmpty())
                .map(MemberId::new)
                .or(() -> kind == Member.Kind.BANK
                        ? Optional.of(id)
                        : gateway.stores()
                                .directory()
                                .member(id)
                                .flatMap(Member::operatorOfRecord)
                                .or(() -> kind == Member.Kind.HOSPITAL
                                        ? bankOf(Fields.text(body, "prefecture"))
                                        : Optional.empty()));
    }

    private Optional<MemberId> bankOf(String prefecture) {
        return Optional.of("bank-" + prefecture)
                .filter(MemberId::isOne)
                .map(MemberId::new)
                .filter(bank -> gateway.stores().directory().member(bank).isPresent());
    }

    /** @throws IllegalArgumentException with what speaks against it, in both languages */
    ObjectNode rotate(JsonNode body, String reason) {
        MemberId id = new MemberId(Fields.text(body, "member"));
        Instant from = from(body);
        Rotation rotation = new Rotation(from, Spans.of(Fields.text(body, "overlap")));
        StatedCertificates certificates = StatedCertificates.read(body, known(), from);
        gateway.stores().directory().rotate(id, certificates.binding(), rotation, reason);
        return answer("rotated", id, certificates)
                .put("from", from.toString())
                .put("oldUntil", rotation.end().toString());
    }

    private Instant from(JsonNode body) {
        Instant now = gateway.clock().instant();
        String stated = body.path("from").asString("");
        if (stated.isEmpty()) {
            return now;
        }
        try {
            Instant from = OffsetDateTime.parse(stated).toInstant();
            if (!from.isBefore(now) && from.isBefore(now.plus(AHEAD))) {
                return from;
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "from は 2026-12-01T00:00:00+09:00 の形で書いてください / from is written like 2026-12-01T00:00:00+09:00", e);
        }
        throw new IllegalArgumentException("from は今から 366 日以内にしてください / from lies between now and 366 days");
    }

    /** The home's own authority issues in development; in production none is known that is not stated. */
    private List<X509Certificate> known() {
        return gateway.settings().development() ? List.of(gateway.keys().tls().authority()) : List.of();
    }

    private ObjectNode answer(String done, MemberId id, StatedCertificates certificates) {
        boolean active =
                gateway.stores().directory().member(id).filter(Member::active).isPresent();
        return JSON.createObjectNode()
                .put(done, id.value())
                .put("purposes", certificates.words())
                .put("active", active);
    }
}
