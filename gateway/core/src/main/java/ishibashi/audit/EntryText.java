package ishibashi.audit;

import ishibashi.json.Json;
import ishibashi.message.Bytes;
import ishibashi.trust.Jcs;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * RFC 8785: the bytes of an entry that are hashed, {@code {"act","at","details":{…},"id","who"}}. Every value is a string, so no
 * number can be written in two ways.
 */
public final class EntryText {
    private EntryText() {}

    /** @throws IllegalArgumentException if a value has half a surrogate pair and so no bytes */
    public static Bytes of(Entry entry) {
        Map<String, Json> details = new LinkedHashMap<>();
        entry.details().forEach((name, value) -> details.put(name, new Json.Text(value)));
        return canonical(new Json.Obj(Map.of(
                "act", new Json.Text(entry.act()),
                "at", new Json.Text(entry.at().toString()),
                "details", new Json.Obj(details),
                "id", new Json.Text(entry.id().toString()),
                "who", new Json.Text(entry.who()))));
    }

    static Bytes canonical(Json.Obj json) {
        return switch (Jcs.of(json, "entry")) {
            case Jcs.Form.Canonical(Bytes bytes) -> bytes;
            case Jcs.Form.NumberNotCanonical(var place) -> throw new IllegalArgumentException(place.toString());
        };
    }
}
