package ishibashi.fhir.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Changes one thing in a resource, at a place that our profiles constrain. */
record Mutation(String what, String json) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<String> NOT_CONSTRAINED =
            Set.of("resourceType", "id", "meta", "text", "system", "value", "unit", "display");
    private static final Pattern TIME = Pattern.compile("(T[0-9]{2}:[0-9]{2}):[0-9]{2}");
    private static final String OURS = "https://ishibashi.example/fhir/";

    /** All mutations of a resource, in their order. */
    static List<Mutation> of(String resource) {
        List<Mutation> all = new ArrayList<>();
        JsonNode tree = JSON.readTree(resource);
        visit(tree, "", tree, all);
        return all;
    }

    private static void visit(JsonNode at, String pointer, JsonNode root, List<Mutation> all) {
        if (at instanceof ObjectNode object) {
            if (object.has("url") || pointer.isEmpty()) {
                add("foreign extension", pointer, root, all, Mutation::foreign);
                add("extension of ours that is none", pointer, root, all, o -> own(o));
            }
            for (Map.Entry<String, JsonNode> member : object.properties()) {
                String name = member.getKey();
                if (!NOT_CONSTRAINED.contains(name)) {
                    add("drop " + name, pointer, root, all, o -> o.remove(name));
                    if (name.equals("code") && ours(object)) {
                        add("change code", pointer, root, all, o -> o.put("code", "no-such-code"));
                    }
                    if (name.equals("url")) {
                        add("other url", pointer, root, all, o -> o.put("url", "https://other.example/x"));
                    }
                    if (TIME.matcher(member.getValue().asString("")).find()) {
                        add("time without seconds in " + name, pointer, root, all, o -> withoutSeconds(o, name));
                    }
                    visit(member.getValue(), pointer + "/" + name, root, all);
                }
            }
        } else if (at instanceof ArrayNode array) {
            for (int n = 0; n < array.size(); n++) {
                int which = n;
                addTo("drop one", pointer + "/" + n, pointer, root, all, a -> a.remove(which));
                addTo(
                        "double one",
                        pointer + "/" + n,
                        pointer,
                        root,
                        all,
                        a -> a.add(a.get(which).deepCopy()));
                visit(array.get(n), pointer + "/" + n, root, all);
            }
        } else if (pointer.endsWith("/valueCode")) {
            String parent = pointer.substring(0, pointer.lastIndexOf('/'));
            add("change valueCode", parent, root, all, o -> o.put("valueCode", "no-such-code"));
        }
    }

    private static void withoutSeconds(ObjectNode object, String name) {
        object.put(name, TIME.matcher(object.path(name).asString()).replaceFirst("$1"));
    }

    private static boolean ours(ObjectNode coding) {
        return coding.path("system").asString("").startsWith(OURS + "CodeSystem/")
                || coding.path("system").asString("").startsWith("http://jpfhir.jp/");
    }

    private static void foreign(ObjectNode element) {
        element.withArray("extension")
                .addObject()
                .put("url", "https://other.example/x")
                .put("valueBoolean", true);
    }

    private static void own(ObjectNode element) {
        element.withArray("extension")
                .addObject()
                .put("url", OURS + "StructureDefinition/no-such-extension")
                .put("valueBoolean", true);
    }

    /** An empty array or object never comes this far: the gate refuses it. */
    private static boolean holdsNothing(JsonNode node) {
        return node.isContainer() && (node.isEmpty() || node.valueStream().anyMatch(Mutation::holdsNothing));
    }

    private static void add(
            String what,
            String pointer,
            JsonNode root,
            List<Mutation> all,
            java.util.function.Consumer<ObjectNode> change) {
        JsonNode copy = root.deepCopy();
        change.accept((ObjectNode) copy.at(pointer));
        if (holdsNothing(copy)) {
            return;
        }
        all.add(new Mutation(what + " at " + (pointer.isEmpty() ? "/" : pointer), copy.toString()));
    }

    private static void addTo(
            String what,
            String told,
            String pointer,
            JsonNode root,
            List<Mutation> all,
            java.util.function.Consumer<ArrayNode> change) {
        JsonNode copy = root.deepCopy();
        change.accept((ArrayNode) copy.at(pointer));
        if (holdsNothing(copy)) {
            return;
        }
        all.add(new Mutation(what + " at " + told, copy.toString()));
    }

    @Override
    public String toString() {
        return what;
    }
}
