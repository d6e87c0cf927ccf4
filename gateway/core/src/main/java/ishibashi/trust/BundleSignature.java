package ishibashi.trust;

import ishibashi.json.Json;
import ishibashi.json.Place;
import ishibashi.message.Bytes;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/** The JWS in {@code Bundle.signature} over the canonical JSON of the Bundle as received (fhir §3.2; security §3.4; RFC 7515, 8785). */
public final class BundleSignature {
    private static final String ELEMENT = "signature";

    /** What the check says. {@code rule} is for the audit, never for the sender. */
    public sealed interface Result {
        /** @param canonical the bytes that were signed */
        record Good(Bytes canonical, Enrolled signer, Instant signedAt) implements Result {}

        /** The peer is another than the signer: told like an unknown member. */
        record OtherSigner() implements Result {}

        record NoSignature() implements Result {}

        record Bad(String rule) implements Result {}

        /** A number that FHIR and RFC 8785 read differently: told openly, with its place. */
        record NumberNotCanonical(Place place) implements Result {}
    }

    /**
     * @param bundle the gated tree
     * @param peer the enrolled certificates of who stands at the door
     */
    public Result verify(Json.Obj bundle, Collection<Enrolled> peer) {
        Optional<Json> found = bundle.member(ELEMENT);
        if (found.isEmpty()) {
            return new Result.NoSignature();
        }
        Json.Obj payload = bundle.without(ELEMENT);
        if (!(found.get() instanceof Json.Obj signature) || hasSignature(payload)) {
            return new Result.Bad("one-signature");
        }
        return SignatureElement.of(signature)
                .map(element -> verify(payload, element, peer))
                .orElseGet(() -> new Result.Bad("element"));
    }

    /** A second one deeper inside would be content to us and a signature to another reader. */
    private static boolean hasSignature(Json json) {
        return switch (json) {
            case Json.Obj object ->
                object.members().entrySet().stream()
                        .anyMatch(m -> m.getKey().equals(ELEMENT) || hasSignature(m.getValue()));
            case Json.Arr array -> array.items().stream().anyMatch(BundleSignature::hasSignature);
            case Json.Text text -> false;
            case Json.Num number -> false;
            case Json.Literal literal -> false;
        };
    }

    private static Result verify(Json.Obj payload, SignatureElement element, Collection<Enrolled> peer) {
        Optional<DetachedJws> jws = DetachedJws.of(element.jws());
        if (jws.isEmpty()) {
            return new Result.Bad("form");
        }
        Optional<JwsHeader> header = JwsHeader.of(jws.get().headerBytes().toArray());
        if (header.isEmpty()) {
            return new Result.Bad("header");
        }
        Optional<Instant> signedAt = header.get().instant();
        if (signedAt.isEmpty() || !header.get().signedAt().equals(element.when())) {
            return new Result.Bad("signing-time");
        }
        Optional<Enrolled> signer = peer.stream().filter(header.get()::names).findFirst();
        if (signer.isEmpty()) {
            return new Result.OtherSigner();
        }
        if (!signer.get().member().id().value().equals(element.member())) {
            return new Result.Bad("who");
        }
        return switch (Jcs.of(payload, "Bundle")) {
            case Jcs.Form.NumberNotCanonical(Place place) -> new Result.NumberNotCanonical(place);
            case Jcs.Form.Canonical(Bytes canonical) ->
                holds(jws.get(), header.get().algorithm(), canonical, signer.get())
                        .map(Result.class::cast)
                        .orElseGet(() -> new Result.Good(canonical, signer.get(), signedAt.get()));
        };
    }

    /** Empty if the signature holds. */
    private static Optional<Result.Bad> holds(
            DetachedJws jws, JwsAlgorithm algorithm, Bytes canonical, Enrolled signer) {
        var key = signer.certificate().getPublicKey();
        if (!algorithm.fits(key)) {
            return Optional.of(new Result.Bad("algorithm"));
        }
        byte[] value = jws.value().toArray();
        if (!algorithm.hasForm(value, key)) {
            return Optional.of(new Result.Bad("value"));
        }
        try {
            return algorithm.holds(jws.signedOver(canonical), value, key)
                    ? Optional.empty()
                    : Optional.of(new Result.Bad("mathematics"));
        } catch (GeneralSecurityException e) {
            return Optional.of(new Result.Bad("mathematics"));
        }
    }
}
