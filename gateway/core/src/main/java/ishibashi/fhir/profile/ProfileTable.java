package ishibashi.fhir.profile;

import ishibashi.fhir.Definition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A profile of ours as its differential says it (HL7 FHIR R4 §5.1).
 *
 * @param extensions how often each extension may stand at the resource
 * @param invariants FHIRPath over the whole resource
 */
record ProfileTable(String type, List<ElementRule> elements, List<Slice> extensions, List<Invariant> invariants) {
    /** @param url of the extension */
    record Slice(String url, int min, int max) {}

    record Invariant(String key, String human, String expression) {}

    ProfileTable {
        elements = List.copyOf(elements);
        extensions = List.copyOf(extensions);
        invariants = List.copyOf(invariants);
    }

    static ProfileTable of(Definition definition) {
        String type = definition.json().path("type").asString();
        List<ElementRule> elements = new ArrayList<>();
        List<Slice> extensions = new ArrayList<>();
        List<Invariant> invariants = new ArrayList<>();
        for (JsonNode element : definition.json().path("differential").path("element")) {
            String path = element.path("path").asString();
            if (path.equals(type)) {
                element.path("constraint").forEach(c -> invariants.add(invariant(c)));
            } else if (path.equals(type + ".extension")) {
                extensions.add(new Slice(
                        element.path("type").path(0).path("profile").path(0).asString(), min(element), max(element)));
            } else {
                elements.add(rule(element, path.substring(type.length() + 1)));
            }
        }
        return new ProfileTable(type, elements, extensions, invariants);
    }

    private static Invariant invariant(JsonNode constraint) {
        return new Invariant(
                constraint.path("key").asString(),
                constraint.path("human").asString(),
                constraint.path("expression").asString());
    }

    private static ElementRule rule(JsonNode element, String path) {
        List<String> codings = new ArrayList<>();
        for (JsonNode coding : element.path("patternCodeableConcept").path("coding")) {
            codings.add(
                    coding.path("system").asString() + "|" + coding.path("code").asString());
        }
        JsonNode binding = element.path("binding");
        return new ElementRule(
                List.of(path.split("\\.", -1)),
                min(element),
                max(element),
                codings,
                Optional.of(element.path("fixedCode").asString("")).filter(fixed -> !fixed.isEmpty()),
                Optional.of(binding.path("valueSet").asString(""))
                        .filter(set -> binding.path("strength").asString("").equals("required")));
    }

    static int min(JsonNode element) {
        return element.path("min").asInt(0);
    }

    static int max(JsonNode element) {
        String max = element.path("max").asString("*");
        return max.equals("*") ? Integer.MAX_VALUE : Integer.parseInt(max);
    }
}
