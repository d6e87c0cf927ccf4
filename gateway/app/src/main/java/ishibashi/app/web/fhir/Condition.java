package ishibashi.app.web.fhir;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Identifier;

/** FHIR R4 §3.1.0.8: a conditional create or update, by one business identifier and nothing else. */
record Condition(String system, String value) {
    private static final String ONLY = "identifier=";

    /** @param query {@code identifier=system|value}, with or without {@code Type?} before it; empty for any other */
    static Optional<Condition> of(String query) {
        String parameters = query.contains("?") ? query.substring(query.indexOf('?') + 1) : query;
        if (!parameters.startsWith(ONLY) || parameters.contains("&")) {
            return Optional.empty();
        }
        String token =
                URLDecoder.decode(parameters.substring(ONLY.length()).replace("+", "%2B"), StandardCharsets.UTF_8);
        int bar = token.indexOf('|');
        return bar > 0 && bar < token.length() - 1
                ? Optional.of(new Condition(token.substring(0, bar), token.substring(bar + 1)))
                : Optional.empty();
    }

    /** The first whole identifier, or where there is a condition the one that it names. */
    static Optional<Identifier> among(List<Identifier> identifiers, Optional<Condition> condition) {
        return identifiers.stream()
                .filter(i -> i.hasSystem() && i.hasValue())
                .filter(i -> condition.isEmpty() || condition.get().names(i))
                .findFirst();
    }

    boolean names(Identifier identifier) {
        return system.equals(identifier.getSystem()) && value.equals(identifier.getValue());
    }

    @Override
    public String toString() {
        return "Condition[" + system + "]";
    }
}
