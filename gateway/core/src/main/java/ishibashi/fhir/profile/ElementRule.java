package ishibashi.fhir.profile;

import java.util.List;
import java.util.Optional;

/**
 * One line of a profile's differential (HL7 FHIR R4 §5.3, ElementDefinition).
 *
 * @param path from the resource downwards
 * @param codings pattern: {@code system|code} that one of its codings must be
 * @param fixed the only value of a primitive
 * @param valueSet of a required binding
 */
record ElementRule(
        List<String> path, int min, int max, List<String> codings, Optional<String> fixed, Optional<String> valueSet) {
    ElementRule {
        path = List.copyOf(path);
        codings = List.copyOf(codings);
    }

    List<String> parent() {
        return path.subList(0, path.size() - 1);
    }

    String name() {
        return path.getLast();
    }
}
