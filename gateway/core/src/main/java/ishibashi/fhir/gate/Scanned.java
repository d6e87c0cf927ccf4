package ishibashi.fhir.gate;

import ishibashi.json.Json;
import ishibashi.json.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A request in which nothing stands that its door may not take: this may go to a FHIR parser. */
public record Scanned(MediaForm form, Json.Obj tree) {
    private static final String ENTRY = "entry";
    private static final String TYPE = "resourceType";
    private static final String RESOURCE = "resource";

    /**
     * A resource and where it stands.
     *
     * @param entry index of the Bundle's entry; 0 for what is in none
     */
    public record Part(int entry, Json.Obj resource, Place place) {}

    /**
     * An entry of a Bundle without its resource.
     *
     * @param entry its index
     */
    public record Frame(int entry, Json around, Place place) {}

    /** The resources of a Bundle's entries, in their order; any other request is its own and only part. */
    public List<Part> parts() {
        if (!isBundle()) {
            return List.of(new Part(0, tree, root()));
        }
        List<Json> entries = entries();
        List<Part> parts = new ArrayList<>(entries.size());
        for (int n = 0; n < entries.size(); n++) {
            if (entries.get(n) instanceof Json.Obj entry
                    && entry.members().get(RESOURCE) instanceof Json.Obj resource) {
                parts.add(new Part(n, resource, root().member(ENTRY).item(n).member(RESOURCE)));
            }
        }
        return List.copyOf(parts);
    }

    /** A Bundle without the resources of its entries, which has words of its own; nothing where there is no Bundle. */
    public List<Part> envelope() {
        if (!isBundle()) {
            return List.of();
        }
        Map<String, Json> members = new LinkedHashMap<>(tree.members());
        members.put(ENTRY, new Json.Arr(entries().stream().map(Scanned::around).toList()));
        return List.of(new Part(0, new Json.Obj(members), root()));
    }

    /** What stands around the resources of a Bundle's entries, in their order; nothing where there is no Bundle. */
    public List<Frame> frames() {
        List<Frame> frames = new ArrayList<>();
        if (isBundle()) {
            for (Json entry : entries()) {
                int n = frames.size();
                frames.add(new Frame(n, around(entry), root().member(ENTRY).item(n)));
            }
        }
        return List.copyOf(frames);
    }

    private static Json around(Json json) {
        return json instanceof Json.Obj entry ? entry.without(RESOURCE) : json;
    }

    /** Empty for what is no Bundle. */
    public String bundleType() {
        return isBundle() ? tree.text("type").orElse("") : "";
    }

    /**
     * The same with nothing but its type in the place of those entries' resources.
     *
     * @param bare of which nothing else is left either
     */
    public Json.Obj blank(Set<Integer> blanked, Set<Integer> bare) {
        List<Json> entries = new ArrayList<>(entries());
        bare.forEach(n -> entries.set(n, new Json.Obj(Map.of())));
        for (Part part : parts()) {
            if (blanked.contains(part.entry()) && entries.get(part.entry()) instanceof Json.Obj entry) {
                Map<String, Json> members = new LinkedHashMap<>(entry.members());
                Json type = new Json.Text(part.resource().text(TYPE).orElse(""));
                members.put(RESOURCE, new Json.Obj(Map.of(TYPE, type)));
                entries.set(part.entry(), new Json.Obj(members));
            }
        }
        Map<String, Json> members = new LinkedHashMap<>(tree.members());
        members.put(ENTRY, new Json.Arr(entries));
        return new Json.Obj(members);
    }

    private boolean isBundle() {
        return tree.text(TYPE).filter("Bundle"::equals).isPresent();
    }

    private Place root() {
        return Place.root(tree.text(TYPE).orElse("Resource"));
    }

    private List<Json> entries() {
        return tree.member(ENTRY)
                .map(e -> e instanceof Json.Arr(List<Json> items) ? items : List.of(e))
                .orElse(List.of());
    }
}
