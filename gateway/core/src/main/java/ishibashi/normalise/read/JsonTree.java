package ishibashi.normalise.read;

import ishibashi.bank.Heading;
import ishibashi.bank.TreePath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A value of a JSON document. */
final class JsonTree implements Tree {
    private static final int FEW = 1_000;

    private final @Nullable JsonTree parent;
    private final String name;
    private final JsonNode node;
    /** Names that were met and their keys, shared by the document. */
    private final Map<String, String> keys;

    private JsonTree(@Nullable JsonTree parent, String name, JsonNode node, Map<String, String> keys) {
        this.parent = parent;
        this.name = name;
        this.node = node;
        this.keys = keys;
    }

    static JsonTree of(JsonNode document) {
        return new JsonTree(null, "", document, new HashMap<>());
    }

    JsonNode node() {
        return node;
    }

    @Override
    public Optional<Tree> parent() {
        JsonTree above = parent;
        while (above != null && above.isList()) {
            above = above.parent;
        }
        return Optional.ofNullable(above);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean isList() {
        return node.isArray();
    }

    @Override
    public List<Tree> children() {
        List<Tree> children = new ArrayList<>(node.size());
        if (node.isArray()) {
            node.forEach(item -> children.add(new JsonTree(this, name, item, keys)));
        } else {
            node.forEachEntry((member, value) -> children.add(new JsonTree(this, member, value, keys)));
        }
        return children;
    }

    @Override
    public List<Tree> named(TreePath.Named named) {
        JsonNode exact = node.isObject() ? node.get(named.name()) : null;
        if (exact != null) {
            return List.of(new JsonTree(this, named.name(), exact, keys));
        }
        List<Tree> found = new ArrayList<>(1);
        if (node.isObject()) {
            node.forEachEntry((member, value) -> {
                if (keys.computeIfAbsent(member, Heading::key).equals(named.key())) {
                    found.add(new JsonTree(this, member, value, keys));
                }
            });
        }
        return found;
    }

    @Override
    public int size() {
        return node.size();
    }

    @Override
    public int searched() {
        return node.size() > FEW ? node.size() : 1;
    }

    /** Of a list its items, joined by 、. */
    @Override
    public Optional<String> text() {
        if (node.isArray()) {
            List<String> parts = new ArrayList<>();
            for (JsonNode item : node) {
                parts.add(item.isContainer() ? item.toString() : text(item));
            }
            return Optional.of(String.join("、", parts));
        }
        return node.isObject() ? Optional.empty() : Optional.of(text(node));
    }

    private static String text(JsonNode value) {
        return value.isNull() || value.isMissingNode() ? "" : value.asString();
    }

    /** Path → text of all that stands in it. */
    void flat(String path, Map<String, String> into) {
        if (node.isObject() || (node.isArray() && path.isEmpty())) {
            List<Tree> children = children();
            for (int n = 0; n < children.size(); n++) {
                JsonTree child = (JsonTree) children.get(n);
                String own = node.isObject() ? child.name : Integer.toString(n);
                child.flat(path.isEmpty() ? own : path + "." + own, into);
            }
        } else {
            into.put(path, text().orElse(""));
        }
    }
}
