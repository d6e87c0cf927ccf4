package ishibashi.fhir.gate;

import java.util.Set;

/**
 * Which resource types an interaction takes, and where (fhir §3, §3.3).
 *
 * @param roots types of the request itself
 * @param entries types in {@code Bundle.entry.resource} of the outermost Bundle
 * @param parameters types in {@code Parameters.parameter.resource}
 * @param mostEntries entries of a Bundle, at most
 */
public record Admitted(Set<String> roots, Set<String> entries, Set<String> parameters, int mostEntries) {
    public Admitted {
        roots = Set.copyOf(roots);
        entries = Set.copyOf(entries);
        parameters = Set.copyOf(parameters);
    }

    /** A single resource of one type. */
    public static Admitted resource(String type) {
        return new Admitted(Set.of(type), Set.of(), Set.of(), 0);
    }

    /** A Bundle with entries of these types. */
    public static Admitted bundle(Set<String> entries, int mostEntries) {
        return new Admitted(Set.of("Bundle"), entries, Set.of(), mostEntries);
    }
}
