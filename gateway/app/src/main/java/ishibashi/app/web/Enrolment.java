package ishibashi.app.web;

import ishibashi.app.Gateway;
import ishibashi.message.MemberId;
import ishibashi.trust.Directory;
import ishibashi.trust.EnrolmentRules;
import ishibashi.trust.Member;
import ishibashi.trust.Pem;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Adds a member while the gateway runs, with its box, its addresses and its queue door. */
final class Enrolment {
    private final Gateway gateway;

    Enrolment(Gateway gateway) {
        this.gateway = gateway;
    }

    /** @throws IllegalArgumentException with what speaks against it, in both languages */
    ObjectNode enrol(JsonNode body, String reason) {
        MemberId id = new MemberId(text(body, "id"));
        X509Certificate certificate = certificate(text(body, "certificate"));
        X509Certificate authority = body.has("authority")
                ? certificate(text(body, "authority"))
                : gateway.keys().tls().authority();
        Optional<X509Certificate> encryption =
                body.has("encryption") ? Optional.of(certificate(text(body, "encryption"))) : Optional.empty();
        List<EnrolmentRules.Objection> objections = EnrolmentRules.objections(
                certificate, authority, gateway.clock().instant());
        if (!objections.isEmpty()) {
            throw new IllegalArgumentException(
                    objections.stream().map(o -> o.ja() + " / " + o.en()).collect(Collectors.joining("; ")));
        }
        Member.Kind kind = kind(text(body, "kind"));
        String prefecture = prefecture(text(body, "prefecture"), kind, id);
        Optional<MemberId> operator = Optional.of(body.path("operatorOfRecord").asString(""))
                .filter(o -> !o.isEmpty())
                .map(MemberId::new)
                .or(() -> kind == Member.Kind.BANK ? Optional.of(id) : Optional.empty());
        gateway.stores()
                .directory()
                .enrol(
                        new Member(id, kind, prefecture, operator, true),
                        new Directory.X509Binding(certificate, encryption, authority),
                        reason);
        gateway.bridge().ensureBox(id);
        return JsonMapper.builder().build().createObjectNode().put("enrolled", id.value());
    }

    /** Where the member wants to be told by its subscriptions. */
    ObjectNode endpoint(JsonNode body, String reason) {
        MemberId id = new MemberId(text(body, "member"));
        if (gateway.stores().directory().member(id).isEmpty()) {
            throw new IllegalArgumentException("no member " + id + " / 会員がいません：" + id);
        }
        URI url = URI.create(text(body, "url"));
        if (!isSafe(url)) {
            throw new IllegalArgumentException("https だけです（開発モードでは http://127.0.0.1 も可） / only https;"
                    + " in development mode also http to 127.0.0.1");
        }
        gateway.stores().hooks().enrol(id, url.toString(), reason);
        return JsonMapper.builder().build().createObjectNode().put("endpoint", url.toString());
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

    private static Member.Kind kind(String word) {
        return Stream.of(Member.Kind.values())
                .filter(kind -> kind.wire().equals(word))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("--kind は bank hospital operator gateway のどれかです / --kind is one of"
                                + " bank, hospital, operator, gateway: " + word));
    }

    /** A bank is told by its prefecture: bank-24 and 24 go together. */
    private static String prefecture(String digits, Member.Kind kind, MemberId id) {
        if (!digits.matches("[0-9]{2}")) {
            throw new IllegalArgumentException(
                    "--prefecture は 2 桁の数字です（JIS X 0401） / --prefecture is two digits (JIS X 0401): " + digits);
        }
        if (kind == Member.Kind.BANK && !id.value().equals("bank-" + digits)) {
            throw new IllegalArgumentException("医師バンクの会員番号は bank-都道府県コード です。" + id + " と " + digits
                    + " のどちらかが違います / a bank's id is bank- and its prefecture: " + id + " and " + digits
                    + " do not go together");
        }
        return digits;
    }

    private static String text(JsonNode body, String name) {
        String text = body.path(name).asString("");
        if (text.isEmpty()) {
            throw new IllegalArgumentException(name + " is missing / " + name + " がありません");
        }
        return text;
    }

    private static X509Certificate certificate(String pem) {
        List<X509Certificate> all = Pem.certificates(pem.getBytes(StandardCharsets.US_ASCII));
        if (all.isEmpty()) {
            throw new IllegalArgumentException("no certificate / 証明書がありません");
        }
        return all.getFirst();
    }
}
