package ishibashi.trust;

import ishibashi.json.Json;
import ishibashi.json.StrictJson;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;

/**
 * RFC 7515 §4: the protected header of a Bundle's signature. Names outside the list are refused, so that {@code crit}, {@code b64},
 * {@code jku}, {@code x5u}, {@code jwk} and {@code x5c} need no rule of their own (security §3.4).
 *
 * @param kid thumbprint of the key
 * @param x5t thumbprint of the certificate
 * @param signedAt the text of {@code sigT}
 */
record JwsHeader(JwsAlgorithm algorithm, Optional<String> kid, Optional<String> x5t, String signedAt) {
    private static final Set<String> NAMES = Set.of("alg", "kid", "typ", "x5t#S256", "iat", "sigT");
    private static final String TYPE = "JOSE";

    /** Empty for every fault. */
    static Optional<JwsHeader> of(byte[] bytes) {
        if (!(StrictJson.read(bytes) instanceof StrictJson.Read.Tree(Json.Obj header)) || !namesAndKinds(header)) {
            return Optional.empty();
        }
        Optional<String> x5t = header.text("x5t#S256");
        Optional<String> kid = header.text("kid");
        if (x5t.isEmpty() && kid.isEmpty()) {
            return Optional.empty();
        }
        return header.text("alg").flatMap(JwsAlgorithm::named).flatMap(alg -> header.text("sigT")
                .map(at -> new JwsHeader(alg, kid, x5t, at)));
    }

    /** A receipt's or token's {@code typ} is no signature of a Bundle. */
    private static boolean namesAndKinds(Json.Obj header) {
        return NAMES.containsAll(header.members().keySet())
                && header.members().entrySet().stream()
                        .allMatch(m -> m.getKey().equals("iat")
                                ? m.getValue() instanceof Json.Num(String digits) && digits.matches("[0-9]{1,12}")
                                : m.getValue() instanceof Json.Text)
                && header.text("typ").orElse(TYPE).equals(TYPE);
    }

    /** The instant that {@code sigT} states; empty if it is none with an offset. */
    Optional<Instant> instant() {
        try {
            return Optional.of(OffsetDateTime.parse(signedAt).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Whether it names this certificate, by all the names that it gives. */
    boolean names(Enrolled enrolled) {
        return x5t.map(KeyNames.certificateThumbprint(enrolled.certificate())::equals)
                        .orElse(true)
                && kid.map(k -> KeyNames.keyThumbprint(enrolled.certificate().getPublicKey())
                                .filter(k::equals)
                                .isPresent())
                        .orElse(true);
    }
}
