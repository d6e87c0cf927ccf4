package ishibashi.fhir.gate;

import ishibashi.json.Json;
import ishibashi.json.Place;

/**
 * A request whose bytes can be read in one way only. Nothing is said yet of what it may contain.
 *
 * @param tree of JSON as it came; of XML in the same shape, every value a string
 */
public record Gated(MediaForm form, Json.Obj tree) {
    /** Where the tree begins, named by its resource type. */
    public Place root() {
        return Place.root(tree.text("resourceType").orElse("Resource"));
    }
}
