package ishibashi.app.fhir;

import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Paths of all that a resource says, lists as one. */
final class Shape {
    private Shape() {}

    static Set<String> of(JsonNode resource) {
        Set<String> paths = new TreeSet<>();
        gather(resource, "", paths);
        return paths;
    }

    /** Of a published example. */
    static Set<String> ofExample(String name) {
        return of(Examples.read(Examples.text(name)));
    }

    private static void gather(JsonNode node, String path, Set<String> paths) {
        if (node.isArray()) {
            node.valueStream().forEach(element -> gather(element, path, paths));
        } else if (node.isObject()) {
            node.propertyStream().forEach(p -> gather(p.getValue(), path + "/" + p.getKey(), paths));
        } else {
            paths.add(path);
        }
    }
}
