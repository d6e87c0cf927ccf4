package ishibashi.bank;

import ishibashi.message.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads {@code fields.yaml}: the shapes of a bank's files. */
final class ShapeReader {
    private ShapeReader() {}

    /** @param folder where tables may lie that the shapes look up */
    static List<Shape> shapes(Node file, Map<String, Map<String, String>> codes, Path folder) {
        List<Shape> shapes = new ArrayList<>();
        file.only(Language.FIELDS);
        file.at("version").word(Set.of(Language.VERSION), Language.VERSION);
        LookupReader lookups = new LookupReader(folder);
        file.at("shapes").members().forEach((name, node) -> shapes.add(shape(name, node, codes, lookups)));
        if (file.isThere() && shapes.isEmpty()) {
            file.problem("様式（shapes）がありません", "has no shapes");
        }
        return shapes;
    }

    private static Shape shape(
            String name, Node node, Map<String, Map<String, String>> codes, LookupReader lookupReader) {
        node.only(Language.SHAPE);
        node.at("kind").required();
        Kind kind = node.at("kind").word(Language.KINDS, "vacancy").equals("seeker") ? Kind.SEEKER : Kind.VACANCY;
        FileFormat format = FormatReader.format(node.at("read"));
        Map<String, Lookup> lookups = lookupReader.lookups(node.at("lookups"), format);
        RuleReader reader = new RuleReader(kind, format, codes, lookups.keySet());
        List<FieldRule> rules = new ArrayList<>();
        node.at("fields").members().forEach((target, rule) -> rules.addAll(reader.rules(target, rule)));
        requireAll(node.at("fields"), kind, rules);
        Set<String> unused = new LinkedHashSet<>(node.at("unused").texts());
        mappedOrUnused(node.at("unused"), rules, unused);
        return new Shape(
                name,
                kind,
                format,
                new PlaceReader(format).condition(node.at("when")),
                asOf(node.at("as-of"), format),
                node.at("missing").word(Language.MISSING, "kept").equals("withdrawn"),
                rules,
                unused,
                lookups,
                codes);
    }

    private static void requireAll(Node fields, Kind kind, List<FieldRule> rules) {
        Map<Field, String> filled = new EnumMap<>(Field.class);
        for (FieldRule rule : rules) {
            for (Field field : rule.fills()) {
                String before = filled.put(field, rule.target());
                if (before != null && !before.equals(rule.target())) {
                    fields.at(rule.target())
                            .problem("同じ項目が二度あります: " + field.wire(), "fills " + field.wire() + " twice");
                }
            }
        }
        for (Field field : Field.values()) {
            if (field.of(kind) && field.required() && !filled.containsKey(field)) {
                fields.problem("必須の項目がありません: " + field.wire(), "lacks the required field " + field.wire());
            }
        }
    }

    private static void mappedOrUnused(Node node, List<FieldRule> rules, Set<String> unused) {
        Set<String> mapped = new HashSet<>();
        rules.forEach(rule -> rule.places().forEach(place -> mapped.add(Heading.key(place.name()))));
        for (String name : unused) {
            if (mapped.contains(Heading.key(name))) {
                node.problem("使う欄が unused にもあります: " + name, name + " is mapped and unused at once");
            }
        }
    }

    private static List<Shape.AsOf> asOf(Node node, FileFormat format) {
        return node.texts().stream()
                .<Shape.AsOf>map(word -> switch (word) {
                    case "file-name" -> new Shape.AsOf.InFileName();
                    case "title" -> new Shape.AsOf.InTitle();
                    default -> {
                        TreePathCheck.check(node, word, format);
                        yield new Shape.AsOf.AtPath(word);
                    }
                })
                .toList();
    }
}
