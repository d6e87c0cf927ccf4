package ishibashi.bank;

import ishibashi.message.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads {@code fields.yaml}: the shapes of a bank's files. */
final class ShapeReader {
    private ShapeReader() {}

    static List<Shape> shapes(Node file, Map<String, Map<String, String>> codes) {
        List<Shape> shapes = new ArrayList<>();
        file.only(Set.of("shapes"));
        file.at("shapes").members().forEach((name, node) -> shapes.add(shape(name, node, codes)));
        if (file.isThere() && shapes.isEmpty()) {
            file.problem("様式（shapes）がありません", "has no shapes");
        }
        return shapes;
    }

    private static Shape shape(String name, Node node, Map<String, Map<String, String>> codes) {
        node.only(Set.of("kind", "read", "as-of", "fields", "unused", "about"));
        node.at("kind").required();
        Kind kind = node.at("kind").word(Set.of("vacancy", "seeker"), "vacancy").equals("seeker")
                ? Kind.SEEKER
                : Kind.VACANCY;
        FileFormat format = FormatReader.format(node.at("read"));
        List<FieldRule> rules = new ArrayList<>();
        node.at("fields").members().forEach((target, rule) -> RuleReader.rule(target, rule, kind, format, codes)
                .ifPresent(rules::add));
        requireAll(node.at("fields"), kind, rules);
        Set<String> unused = new LinkedHashSet<>(node.at("unused").texts());
        mappedOrUnused(node.at("unused"), rules, unused);
        return new Shape(name, kind, format, asOf(node.at("as-of")), rules, unused, codes);
    }

    private static void requireAll(Node fields, Kind kind, List<FieldRule> rules) {
        Set<Field> filled = new HashSet<>();
        for (FieldRule rule : rules) {
            for (Field field : rule.fills()) {
                if (!filled.add(field)) {
                    fields.at(rule.target())
                            .problem("同じ項目が二度あります: " + field.wire(), "fills " + field.wire() + " twice");
                }
            }
        }
        for (Field field : Field.values()) {
            if (field.of(kind) && field.required() && !filled.contains(field)) {
                fields.problem("必須の項目がありません: " + field.wire(), "lacks the required field " + field.wire());
            }
        }
    }

    private static void mappedOrUnused(Node node, List<FieldRule> rules, Set<String> unused) {
        Set<String> mapped = new HashSet<>();
        rules.forEach(rule -> rule.names().forEach(name -> mapped.add(Heading.key(name))));
        for (String name : unused) {
            if (mapped.contains(Heading.key(name))) {
                node.problem("使う欄が unused にもあります: " + name, name + " is mapped and unused at once");
            }
        }
    }

    private static List<Shape.AsOf> asOf(Node node) {
        return node.texts().stream()
                .<Shape.AsOf>map(word -> switch (word) {
                    case "file-name" -> new Shape.AsOf.InFileName();
                    case "title" -> new Shape.AsOf.InTitle();
                    default -> new Shape.AsOf.AtPath(word);
                })
                .toList();
    }
}
