package ishibashi.fhir;

import tools.jackson.databind.JsonNode;

/** One conformance resource. */
public record Definition(String type, String id, String url, JsonNode json) {
    @Override
    public String toString() {
        return type + "/" + id;
    }
}
