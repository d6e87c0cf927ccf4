package ishibashi.match.board;

import ishibashi.json.Json;
import ishibashi.json.StrictJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * An instance as a file (contract §1): {@code {"doctors":{id:[hospital…]},"hospitals":{id:[doctor…]},"capacities":{id:n},"regional"?:{…}}}.
 * What is wrong is told place by place, the first twenty.
 */
public final class InstanceFile {
    private static final int TOLD = 20;
    private static final int MOST = 1_000_000;
    private static final Set<String> MEMBERS = Set.of("doctors", "hospitals", "capacities", "regional");
    private static final Set<String> REGIONAL = Set.of("region", "cap", "target", "order");

    private final List<Fault> faults = new ArrayList<>();

    private InstanceFile() {}

    /**
     * Something wrong.
     *
     * @param place as a path in the file
     */
    public record Fault(String place, String ja, String en) {}

    /** An instance, or why it is none. */
    public sealed interface Read {
        record Good(Instance instance) implements Read {}

        record Faulty(List<Fault> faults) implements Read {}
    }

    public static Read read(byte[] json) {
        InstanceFile file = new InstanceFile();
        return switch (StrictJson.read(json)) {
            case StrictJson.Read.Faulty(var fault) ->
                new Read.Faulty(List.of(new Fault(
                        fault.place().toString(),
                        "JSON として読めません（" + fault.rule() + "）。",
                        "This is no strict JSON (" + fault.rule() + ").")));
            case StrictJson.Read.Tree(Json.Obj root) -> file.instance(root);
            case StrictJson.Read.Tree(Json other) ->
                new Read.Faulty(List.of(new Fault("", "オブジェクトではありません。", "This is no object.")));
        };
    }

    private Read instance(Json.Obj root) {
        known(root, "", MEMBERS);
        Map<String, List<String>> doctors = map(root, "", "doctors", this::list);
        Map<String, List<String>> hospitals = map(root, "", "hospitals", this::list);
        Map<String, Integer> capacities = map(root, "", "capacities", this::number);
        Optional<Instance.Regional> regional = root.member("regional").map(this::regional);
        Instance instance = new Instance(doctors, hospitals, capacities, regional);
        if (faults.isEmpty()) {
            faults.addAll(InstanceChecks.faults(instance));
        }
        return faults.isEmpty()
                ? new Read.Good(instance)
                : new Read.Faulty(faults.subList(0, Math.min(TOLD, faults.size())));
    }

    private Instance.Regional regional(Json json) {
        if (!(json instanceof Json.Obj object)) {
            faults.add(new Fault("regional", "オブジェクトではありません。", "This is no object."));
            return new Instance.Regional(Map.of(), Map.of(), Map.of(), Map.of());
        }
        known(object, "regional.", REGIONAL);
        return new Instance.Regional(
                map(object, "regional.", "region", this::text),
                map(object, "regional.", "cap", this::number),
                object.member("target").isPresent() ? map(object, "regional.", "target", this::number) : Map.of(),
                map(object, "regional.", "order", this::list));
    }

    private void known(Json.Obj object, String before, Set<String> names) {
        object.members().keySet().stream()
                .filter(name -> !names.contains(name))
                .forEach(name -> faults.add(new Fault(before + name, "この項目はありません。", "There is no such member.")));
    }

    /** What a value is, at its place; empty if it is something else. */
    private interface Value<V> extends Function<Json, Optional<V>> {}

    private <V> Map<String, V> map(Json.Obj object, String before, String name, Value<V> value) {
        Map<String, V> map = new LinkedHashMap<>();
        if (object.member(name).orElse(Json.Literal.NULL) instanceof Json.Obj members) {
            members.members().forEach((key, json) -> value.apply(json)
                    .ifPresentOrElse(v -> map.put(key, v), () -> faults.add(wrong(before + name + "." + key))));
        } else {
            faults.add(wrong(before + name));
        }
        return map;
    }

    private static Fault wrong(String place) {
        return new Fault(
                place,
                "形が違います。一覧は文字列の配列、数は 0 以上 100 万以下の整数です。",
                "This has another form: a list is an array of strings, a number a whole one from 0 to a million.");
    }

    private Optional<List<String>> list(Json json) {
        if (!(json instanceof Json.Arr array)) {
            return Optional.empty();
        }
        List<String> list =
                array.items().stream().flatMap(i -> text(i).stream()).toList();
        return list.size() == array.items().size() ? Optional.of(list) : Optional.empty();
    }

    private Optional<String> text(Json json) {
        return json instanceof Json.Text(String value) ? Optional.of(value) : Optional.empty();
    }

    private Optional<Integer> number(Json json) {
        return json instanceof Json.Num(String digits) && digits.matches("[0-9]{1,7}")
                ? Optional.of(Integer.valueOf(digits)).filter(n -> n <= MOST)
                : Optional.empty();
    }
}
