package ishibashi.fhir.gate;

import ishibashi.json.Json;
import java.util.Map;
import java.util.TreeMap;

/** A naive reckoning of what a tree says: every text under the names above it, counted, whether of a single or of a repeated element. */
final class Words {
    private Words() {}

    static Map<String, Integer> of(Gated gated) {
        Map<String, Integer> words = new TreeMap<>();
        add("", gated.tree(), words);
        return words;
    }

    private static void add(String path, Json json, Map<String, Integer> words) {
        switch (json) {
            case Json.Obj object -> object.members().forEach((name, value) -> add(path + "/" + name, value, words));
            case Json.Arr array -> array.items().forEach(item -> add(path, item, words));
            case Json.Text(String text) -> words.merge(path + "=" + text, 1, Integer::sum);
            case Json.Num(String digits) -> words.merge(path + "=" + digits, 1, Integer::sum);
            case Json.Literal literal -> words.merge(path + "=" + literal.wire(), 1, Integer::sum);
        }
    }
}
