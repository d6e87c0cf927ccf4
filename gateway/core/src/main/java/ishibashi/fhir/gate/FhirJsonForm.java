package ishibashi.fhir.gate;

import ishibashi.json.Json;
import ishibashi.json.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** FHIR R4 §2.6.2 (JSON): nothing is empty, and null only fills up an array beside its {@code _array}. HAPI lets all of it pass. */
final class FhirJsonForm {
    /** Single in every type that a door takes; of an array HAPI takes the first item, whatever the others are. */
    private static final Set<String> SINGLE = Set.of(
            "resource",
            "request",
            "response",
            "meta",
            "text",
            "fullUrl",
            "url",
            "reference",
            "system",
            "value",
            "display",
            "period",
            "start",
            "end",
            "active",
            "practitioner",
            "birthDate",
            "gender",
            "status",
            "sender",
            "source",
            "low",
            "high",
            "unit",
            "city",
            "state",
            "country",
            "dateTime");

    /** {@code value[x]} of an extension or a parameter. */
    private static final Pattern CHOICE = Pattern.compile("value[A-Z][A-Za-z0-9]*");

    private FhirJsonForm() {}

    /** A rule that the tree breaks, by name. */
    record Breach(String rule, Place place) {}

    static Optional<Breach> of(Json.Obj root, Place place) {
        return object(root, place);
    }

    private static Optional<Breach> object(Json.Obj object, Place place) {
        if (object.members().isEmpty()) {
            return breach("empty", place);
        }
        for (Map.Entry<String, Json> member : object.members().entrySet()) {
            Place at = place.member(member.getKey());
            Optional<Breach> found =
                    switch (member.getValue()) {
                        case Json.Arr array -> array(member.getKey(), array, object, at);
                        case Json other
                        when member.getKey().startsWith("_") && !(other instanceof Json.Obj) ->
                            breach("extension-of-primitive", at);
                        case Json other -> value(other, at);
                    };
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<Breach> value(Json json, Place at) {
        return switch (json) {
            case Json.Obj object -> object(object, at);
            case Json.Arr array -> breach("array-in-array", at);
            case Json.Text(String text) -> text.isBlank() ? breach("empty", at) : Optional.empty();
            case Json.Num number -> Optional.empty();
            case Json.Literal literal -> literal == Json.Literal.NULL ? breach("null", at) : Optional.empty();
        };
    }

    private static Optional<Breach> array(String name, Json.Arr array, Json.Obj owner, Place place) {
        List<Json> items = array.items();
        if (items.isEmpty()) {
            return breach("empty", place);
        }
        if (SINGLE.contains(name) || CHOICE.matcher(name).matches()) {
            return breach("array-for-one", place);
        }
        Optional<Json> twin = owner.member(name.startsWith("_") ? name.substring(1) : "_" + name);
        if (twin.isEmpty()) {
            boolean objects = name.startsWith("_") || items.getFirst() instanceof Json.Obj;
            return items(items, items, objects, place);
        }
        return twin.get() instanceof Json.Arr(List<Json> beside) && beside.size() == items.size()
                ? items(items, beside, name.startsWith("_"), place)
                : breach("parallel-arrays", place);
    }

    /** @param beside the twin's items, itself where there is no twin: then null fills up nothing */
    private static Optional<Breach> items(List<Json> items, List<Json> beside, boolean objects, Place place) {
        for (int n = 0; n < items.size(); n++) {
            Json item = items.get(n);
            if (item == Json.Literal.NULL && beside.get(n) != Json.Literal.NULL) {
                continue;
            }
            boolean object = item instanceof Json.Obj;
            Optional<Breach> found = item != Json.Literal.NULL && object != objects
                    ? breach("mixed-array", place.item(n))
                    : value(item, place.item(n));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<Breach> breach(String rule, Place place) {
        return Optional.of(new Breach(rule, place));
    }
}
