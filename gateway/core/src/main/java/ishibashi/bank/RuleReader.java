package ishibashi.bank;

import static java.util.Map.entry;

import ishibashi.message.Kind;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one line of {@code fields:}. */
final class RuleReader {
    private static final Map<String, Group> GROUPS = Map.ofEntries(
            entry("schedule.hours", new Group(As.HOURS, EnumSet.of(Field.HOURS_FROM, Field.HOURS_TO), Set.of())),
            entry("period", new Group(As.PERIOD, EnumSet.of(Field.START_DATE, Field.PERIOD_TO), Set.of())),
            entry(
                    "pay",
                    new Group(
                            As.PAY,
                            EnumSet.of(Field.PAY_BASIS, Field.PAY_MIN, Field.PAY_MAX),
                            Set.of("min", "max", "basis", "unit"))),
            entry("name", new Group(As.NAME, EnumSet.of(Field.NAME), Set.of("family", "given"))),
            entry("licence", new Group(As.LICENCE, EnumSet.of(Field.LICENCE_NUMBER, Field.LICENCE_DATE), Set.of())));
    private static final Set<String> WORDS = Set.of(
            "column",
            "label",
            "path",
            "as",
            "codes",
            "unit",
            "basis",
            "empty",
            "infer",
            "none",
            "within",
            "without-year",
            "shaded-row",
            "is");
    private static final Set<String> UNITS = Set.of("円", "千円", "万円");
    private static final Set<String> BASES = Set.of("year", "month", "day", "hour");

    private record Group(As as, Set<Field> fills, Set<String> parts) {}

    private RuleReader() {}

    static Optional<FieldRule> rule(
            String target, Node node, Kind kind, FileFormat format, Map<String, Map<String, String>> codes) {
        Group group = GROUPS.get(target);
        if (group == null) {
            Optional<Field> field = Field.of(target, kind);
            if (field.isEmpty()) {
                node.problem("知らない項目です", "is no field of a " + kind.wire());
                return Optional.empty();
            }
            group = new Group(field.get().as(), EnumSet.of(field.get()), Set.of());
        }
        node.only(WORDS);
        As as = as(node.at("as"), group.as());
        Map<String, List<String>> sources = sources(node, format, group.parts());
        FieldRule.Options options = options(target, node);
        if (sources.isEmpty()
                && options.shaded().isEmpty()
                && options.constant().isEmpty()) {
            node.problem("どこから取るか（" + format.place() + ":）がありません", "names no " + format.place());
        }
        if (node.at("codes").isThere() && !codes.containsKey(options.codes())) {
            node.at("codes").problem("codes.yaml にない表です", "is no table of codes.yaml");
        }
        return Optional.of(new FieldRule(target, group.fills(), as, sources, options));
    }

    private static As as(Node node, As otherwise) {
        Optional<String> word = node.text();
        if (word.isEmpty()) {
            return otherwise;
        }
        Optional<As> as = As.of(word.get());
        List<String> allowed = As.insteadOf(otherwise).stream().map(As::wire).toList();
        if (as.isEmpty() || !allowed.contains(as.get().wire())) {
            node.problem(
                    "この項目の読み方ではありません。使える語: " + String.join(" ", allowed),
                    "is no way of reading this field; allowed: " + allowed);
            return otherwise;
        }
        return as.get();
    }

    private static Map<String, List<String>> sources(Node node, FileFormat format, Set<String> parts) {
        Map<String, List<String>> sources = new LinkedHashMap<>();
        for (String word : List.of("column", "label", "path")) {
            Node place = node.at(word);
            if (!place.isThere()) {
                continue;
            }
            if (!word.equals(format.place())) {
                place.problem("この様式では " + format.place() + ": と書きます", "this format says " + format.place());
            }
            if (place.isMap()) {
                if (parts.isEmpty()) {
                    place.problem("部分に分けられない項目です", "cannot be given in parts");
                }
                place.only(parts);
                place.members().forEach((part, names) -> sources.put(part, names.texts()));
            } else {
                sources.put("", place.texts());
            }
        }
        return sources;
    }

    private static FieldRule.Options options(String target, Node node) {
        node.at("within").word(Set.of("month"), "");
        node.at("without-year").word(Set.of("next"), "next");
        return new FieldRule.Options(
                node.at("codes").text().orElse(target),
                Optional.of(node.at("unit").word(UNITS, "")).filter(u -> !u.isEmpty()),
                Optional.of(node.at("basis").word(BASES, "")).filter(b -> !b.isEmpty()),
                node.at("empty").text(),
                node.at("infer").text(),
                Set.copyOf(node.at("none").texts()),
                node.at("within").isThere(),
                node.at("shaded-row").text(),
                node.at("is").text());
    }
}
