package ishibashi.app.web.fhir;

import ishibashi.fhir.gate.Admitted;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a request asks for, told from method and path before its body is read (fhir §3).
 *
 * @param changes something: it must be signed
 * @param admitted what may stand in its body; empty for one that has none
 */
record Interaction(boolean changes, Optional<Admitted> admitted) {
    private static final int MOST_ENTRIES = 1_000;
    private static final String SUBSCRIPTION = "Subscription";
    private static final Set<String> ALONE = Set.of(SUBSCRIPTION, "Task");
    private static final Set<String> COMPANIONS =
            Set.of("Organization", "Practitioner", "Consent", "HealthcareService");
    private static final Set<String> IN_TRANSACTION = with("PractitionerRole", COMPANIONS);
    private static final Set<String> IN_MESSAGE = with("MessageHeader", IN_TRANSACTION);

    private static final Interaction READ = new Interaction(false, Optional.empty());

    private static Set<String> with(String type, Set<String> others) {
        Set<String> all = new HashSet<>(others);
        all.add(type);
        return Set.copyOf(all);
    }

    /** Nothing is patched, and nothing is deleted but a subscription (fhir §3). */
    static boolean isAllowed(HttpServletRequest request) {
        return switch (request.getMethod()) {
            case "PATCH" -> false;
            case "DELETE" -> String.valueOf(request.getPathInfo()).startsWith("/" + SUBSCRIPTION + "/");
            default -> true;
        };
    }

    static boolean isCompanion(String type) {
        return COMPANIONS.contains(type);
    }

    static Interaction of(HttpServletRequest request) {
        List<String> parts = parts(request);
        return switch (request.getMethod()) {
            case "POST" -> posted(parts);
            case "PUT" -> new Interaction(true, Optional.of(resource(type(parts))));
            default -> READ;
        };
    }

    /** Type and id that an update names in its address; empty for a conditional one and for anything else. */
    static Optional<List<String>> updated(HttpServletRequest request) {
        List<String> parts = parts(request);
        return request.getMethod().equals("PUT") && parts.size() == 2 ? Optional.of(parts) : Optional.empty();
    }

    private static List<String> parts(HttpServletRequest request) {
        String path = request.getPathInfo() == null ? "/" : request.getPathInfo();
        return List.of(path.split("/", -1)).stream().filter(p -> !p.isEmpty()).toList();
    }

    private static Interaction posted(List<String> parts) {
        if (parts.isEmpty()) {
            return new Interaction(true, Optional.of(Admitted.bundle(IN_TRANSACTION, MOST_ENTRIES)));
        }
        return switch (parts.getLast()) {
            case "$process-message" -> new Interaction(true, Optional.of(Admitted.bundle(IN_MESSAGE, MOST_ENTRIES)));
            case "_search" -> READ;
            case "$validate" ->
                new Interaction(
                        false,
                        Optional.of(new Admitted(Set.of("Parameters", type(parts)), Set.of(), Set.of(type(parts)), 0)));
            case "$match" -> new Interaction(false, Optional.of(Admitted.resource("Parameters")));
            default -> new Interaction(true, Optional.of(resource(type(parts))));
        };
    }

    /** A type that no door takes is refused by what it is, not by its address. */
    private static Admitted resource(String type) {
        return IN_TRANSACTION.contains(type) || ALONE.contains(type)
                ? Admitted.resource(type)
                : new Admitted(IN_TRANSACTION, Set.of(), Set.of(), 0);
    }

    private static String type(List<String> parts) {
        return parts.isEmpty() ? "Bundle" : parts.getFirst();
    }
}
