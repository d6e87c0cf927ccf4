package ishibashi.fhir;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** HL7 FHIR R4 CodeSystem and ValueSet: every code that the definitions hold, with display, parent and properties (fhir §2). */
public final class Terminology {
    /** @param parent the wider code, empty at the top */
    public record Concept(
            String system, String code, String display, String parent, Map<String, List<String>> properties) {
        public Concept {
            properties = Map.copyOf(properties);
        }
    }

    private final Map<String, Map<String, Concept>> systems = new HashMap<>();
    private final Map<String, Set<String>> sets = new HashMap<>();

    public Terminology(Definitions definitions) {
        definitions.all().forEach(definition -> {
            switch (definition.type()) {
                case "CodeSystem" -> {
                    Map<String, Concept> concepts = new LinkedHashMap<>();
                    add(concepts, definition.url(), "", definition.json().path("concept"));
                    systems.put(definition.url(), concepts);
                }
                case "ValueSet" -> sets.put(definition.url(), systems(definition.json()));
                default -> {}
            }
        });
    }

    /** Our value sets are whole code systems; one that says more would need more than this, and is not taken. */
    private static Set<String> systems(JsonNode set) {
        Set<String> systems = new HashSet<>();
        for (JsonNode include : set.path("compose").path("include")) {
            if (include.has("concept")
                    || include.has("filter")
                    || set.path("compose").has("exclude")) {
                throw new IllegalStateException(
                        "value set in parts: " + set.path("url").asString());
            }
            systems.add(include.path("system").asString());
        }
        return systems;
    }

    private static void add(Map<String, Concept> concepts, String system, String parent, JsonNode nodes) {
        for (JsonNode node : nodes) {
            String code = node.path("code").asString();
            Map<String, List<String>> properties = new HashMap<>();
            for (JsonNode property : node.path("property")) {
                String name = property.path("code").asString();
                String value = property.path("valueString")
                        .asString(property.path("valueCode").asString(""));
                properties.merge(name, List.of(value), Terminology::joined);
            }
            concepts.put(code, new Concept(system, code, node.path("display").asString(""), parent, properties));
            add(concepts, system, code, node.path("concept"));
        }
    }

    private static List<String> joined(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    /** Whether we hold the whole of this code system. */
    public boolean knows(String system) {
        return systems.containsKey(system);
    }

    public Optional<Concept> concept(String system, String code) {
        return Optional.ofNullable(systems.getOrDefault(system, Map.of()).get(code));
    }

    /** All codes of a system, in their order. */
    public List<Concept> concepts(String system) {
        return List.copyOf(systems.getOrDefault(system, Map.of()).values());
    }

    /** Whether a value set that we hold has this code. */
    public boolean has(String valueSet, String system, String code) {
        return sets.getOrDefault(valueSet, Set.of()).contains(system)
                && concept(system, code).isPresent();
    }

    /** A {@code code} has no system of its own: any of the set's. */
    public boolean has(String valueSet, String code) {
        return sets.getOrDefault(valueSet, Set.of()).stream()
                .anyMatch(system -> concept(system, code).isPresent());
    }

    /** What may stand there, for whoever mends it. */
    public List<String> codes(String valueSet) {
        return sets.getOrDefault(valueSet, Set.of()).stream()
                .flatMap(system -> concepts(system).stream())
                .map(Concept::code)
                .toList();
    }
}
