package ishibashi.fhir.profile;

import ishibashi.fhir.Definition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What an extension may hold (HL7 FHIR R4 §2.4.0): a value, or parts with values.
 *
 * @param contexts element paths or types where it may stand
 * @param value of a simple one, absent for one in parts
 * @param parts by their relative url
 */
record ExtensionShape(List<String> contexts, Optional<Value> value, Map<String, Part> parts) {
    /** @param valueSet of a required binding */
    record Value(List<String> types, Optional<String> valueSet) {
        Value {
            types = List.copyOf(types);
        }
    }

    record Part(int min, int max, Value value) {}

    ExtensionShape {
        contexts = List.copyOf(contexts);
        parts = Map.copyOf(parts);
    }

    static ExtensionShape of(Definition definition) {
        List<String> contexts = new ArrayList<>();
        definition
                .json()
                .path("context")
                .forEach(c -> contexts.add(c.path("expression").asString()));
        Optional<Value> simple = Optional.empty();
        Map<String, JsonNode> slices = new LinkedHashMap<>();
        Map<String, Part> parts = new LinkedHashMap<>();
        String slice = "";
        for (JsonNode element : definition.json().path("differential").path("element")) {
            switch (element.path("path").asString()) {
                case "Extension.extension" -> {
                    slice = element.path("sliceName").asString("");
                    slices.put(slice, element);
                }
                case "Extension.extension.value[x]" ->
                    parts.put(slice, part(slices.getOrDefault(slice, element), value(element)));
                case "Extension.value[x]" -> simple = simple(element);
                default -> {}
            }
        }
        return new ExtensionShape(contexts, simple, parts);
    }

    private static Part part(JsonNode slice, Value value) {
        return new Part(ProfileTable.min(slice), ProfileTable.max(slice), value);
    }

    private static Optional<Value> simple(JsonNode element) {
        return ProfileTable.max(element) == 0 ? Optional.empty() : Optional.of(value(element));
    }

    private static Value value(JsonNode element) {
        List<String> types = new ArrayList<>();
        element.path("type").forEach(type -> types.add(type.path("code").asString()));
        JsonNode binding = element.path("binding");
        return new Value(
                types,
                Optional.of(binding.path("valueSet").asString(""))
                        .filter(set -> binding.path("strength").asString("").equals("required")));
    }

    /**
     * Whether it may stand there.
     *
     * @param path element path, {@code PractitionerRole.location}
     * @param type of the element that holds it
     */
    boolean fits(String path, String type) {
        return contexts.contains(path) || contexts.contains(type) || contexts.contains("Element");
    }
}
