package ishibashi.app.web.fhir;

import ishibashi.app.web.fhir.EntryLook.Looked;
import ishibashi.app.web.fhir.FhirServlet.Visitor;
import ishibashi.fhir.gate.FhirGate;
import ishibashi.fhir.gate.Gated;
import ishibashi.fhir.gate.MediaForm;
import ishibashi.fhir.gate.Scanned;
import ishibashi.ingest.Arrival;
import ishibashi.message.Bytes;
import ishibashi.message.Digest;
import ishibashi.message.Door;
import ishibashi.message.Outcome;
import ishibashi.message.Received;
import ishibashi.refusal.Code;
import ishibashi.refusal.Refusal;
import ishibashi.refusal.Stage;
import ishibashi.refusal.Where;
import ishibashi.trust.BundleSignature;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** fhir §3's order: strict bytes, signature over them, scan of the tree, entries. The first failure ends it. */
final class FhirSignature {
    private static final String HEADER = "Ishibashi-Signature";

    private final FhirPorts ports;
    private final FhirGate gate;
    private final BundleSignature bundles = new BundleSignature();
    private final EntryLook entries;

    FhirSignature(FhirPorts ports) {
        this.ports = ports;
        this.gate = new FhirGate(Set.of(ports.base() + "/", "https://ishibashi.example/fhir/"));
        this.entries = new EntryLook(ports);
    }

    /** A request that changes nothing and has no resource in its body. */
    Call unsigned(Visitor visitor, Bytes body) {
        return new Call(visitor.member(), Optional.empty(), "", EntryLook.unlooked(body));
    }

    Outcome<Call> check(Visitor visitor, Interaction interaction, HttpServletRequest request, Bytes body) {
        Optional<MediaForm> form = form(request.getContentType());
        if (form.isEmpty()) {
            return refused(Code.MEDIA_NOT_ALLOWED);
        }
        return switch (gate.open(body, form.get(), ports.ids().get())) {
            case Outcome.Refused<Gated>(Refusal refusal) -> new Outcome.Refused<>(refusal);
            case Outcome.Passed<Gated>(Gated gated)
            when isMisaddressed(request, gated) -> {
                String place = Interaction.updated(request).orElseThrow().getFirst() + ".id";
                yield new Outcome.Refused<>(
                        ports.refusal(Stage.RECEIVED, Code.REQUEST_MALFORMED, Where.path(place), place));
            }
            case Outcome.Passed<Gated>(Gated gated) ->
                interaction.changes()
                        ? signed(visitor, interaction, request, body, gated)
                        : scanned(visitor, interaction, gated, body, Optional.empty(), "");
        };
    }

    /** FHIR R4 §3.1.0.4: the id in the body must be there and be that of the address. */
    private static boolean isMisaddressed(HttpServletRequest request, Gated gated) {
        return Interaction.updated(request)
                .filter(parts -> !gated.tree().text("id").equals(Optional.of(parts.get(1))))
                .isPresent();
    }

    private static Optional<MediaForm> form(String contentType) {
        String type =
                contentType == null ? "" : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return switch (type) {
            case "application/fhir+json", "application/json" -> Optional.of(MediaForm.JSON);
            case "application/fhir+xml", "application/xml", "text/xml" -> Optional.of(MediaForm.XML);
            default -> Optional.empty();
        };
    }

    private Outcome<Call> signed(
            Visitor visitor, Interaction interaction, HttpServletRequest request, Bytes body, Gated gated) {
        Optional<Outcome<Received>> header =
                Optional.ofNullable(request.getHeader(HEADER)).map(text -> detached(visitor, body, text));
        if (header.isPresent() && header.get() instanceof Outcome.Refused<Received>(Refusal refusal)) {
            return new Outcome.Refused<>(refusal);
        }
        Outcome<Received> inside = inside(visitor, body, gated);
        Outcome<Received> holding = header.orElse(inside);
        if (header.isPresent()
                && inside instanceof Outcome.Refused<Received>(Refusal refusal)
                && refusal.code() != Code.SIGNATURE_MISSING) {
            return new Outcome.Refused<>(refusal);
        }
        return switch (holding) {
            case Outcome.Refused<Received>(Refusal refusal) -> new Outcome.Refused<>(refusal);
            case Outcome.Passed<Received>(Received received) ->
                scanned(visitor, interaction, gated, body, Optional.of(received), precondition(request, gated));
        };
    }

    /** Contract §4: a repeat of one resource is the same method, address, precondition and body; of a Bundle, the same body. */
    private static String precondition(HttpServletRequest request, Gated gated) {
        if (gated.tree().text("resourceType").filter("Bundle"::equals).isPresent()) {
            return "";
        }
        String all = String.join(
                "\n",
                request.getMethod(),
                request.getRequestURI(),
                String.valueOf(request.getQueryString()),
                String.valueOf(request.getHeader("If-Match")),
                String.valueOf(request.getHeader("If-None-Exist")));
        return Digest.of(all.getBytes(StandardCharsets.UTF_8)).hex();
    }

    private Outcome<Received> detached(Visitor visitor, Bytes body, String header) {
        Bytes signature;
        try {
            signature = Bytes.owning(Base64.getDecoder().decode(header.strip()));
        } catch (IllegalArgumentException e) {
            return broken(Code.SIGNATURE_INVALID, "base64");
        }
        return ports.ingest()
                .verify(new Arrival(Door.FHIR, visitor.peer(), Optional.empty(), body, Optional.of(signature)));
    }

    /** {@code Bundle.signature}: what is received is the content as it came; the canonical bytes are only what was signed. */
    private Outcome<Received> inside(Visitor visitor, Bytes body, Gated gated) {
        if (gated.form() != MediaForm.JSON
                || gated.tree().text("resourceType").filter("Bundle"::equals).isEmpty()) {
            return refused(Code.SIGNATURE_MISSING);
        }
        return switch (bundles.verify(
                gated.tree(),
                ports.ingest().certificates(visitor.peer(), ports.clock().instant()))) {
            case BundleSignature.Result.Good good ->
                ports.ingest().verified(Door.FHIR, visitor.member(), body, body, good.signedAt());
            case BundleSignature.Result.NoSignature() -> refused(Code.SIGNATURE_MISSING);
            case BundleSignature.Result.OtherSigner() -> broken(Code.UNKNOWN_MEMBER, "other-signer");
            case BundleSignature.Result.Bad(String rule) -> broken(Code.SIGNATURE_INVALID, rule);
            case BundleSignature.Result.NumberNotCanonical(var place) ->
                new Outcome.Refused<>(ports.refusal(
                        Stage.RECEIVED, Code.NUMBER_NOT_CANONICAL, Where.path(place.toString()), place.toString()));
        };
    }

    private Outcome<Call> scanned(
            Visitor visitor,
            Interaction interaction,
            Gated gated,
            Bytes body,
            Optional<Received> received,
            String precondition) {
        return switch (gate.scan(
                gated, interaction.admitted().orElseThrow(), ports.ids().get())) {
            case Outcome.Refused<Scanned>(Refusal refusal) -> new Outcome.Refused<>(refusal);
            case Outcome.Passed<Scanned>(Scanned scanned) ->
                switch (entries.look(scanned, body)) {
                    case Outcome.Refused<Looked>(Refusal refusal) -> new Outcome.Refused<>(refusal);
                    case Outcome.Passed<Looked>(Looked looked) ->
                        new Outcome.Passed<>(new Call(visitor.member(), received, precondition, looked));
                };
        };
    }

    private <T> Outcome<T> refused(Code code) {
        return new Outcome.Refused<>(ports.refusal(Stage.RECEIVED, code, Where.MESSAGE));
    }

    private <T> Outcome<T> broken(Code code, String rule) {
        return new Outcome.Refused<>(
                ports.refusal(Stage.RECEIVED, code, Where.MESSAGE).by(rule));
    }
}
