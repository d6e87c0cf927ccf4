package ishibashi.bank;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether what a folder says has a meaning: columns that the law allows, tables that are read, codes that exist. */
final class ShapeChecks {
    private static final Pattern REGION = Pattern.compile("\\d{2}|\\d{5}|\\*");

    private final Vocabulary vocabulary;

    ShapeChecks(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** @param shapes the node of {@code shapes:}, to say where */
    void columns(Node shapes, List<Shape> all) {
        for (Shape shape : all) {
            Node node = shapes.at(shape.name());
            shape.rules().forEach(rule -> {
                Node line = node.at("fields").at(rule.target());
                rule.places().forEach(place -> lawful(line, shape, place.name()));
                rule.lookup().ifPresent(use -> lawful(line, shape, use.take()));
                values(line, rule);
            });
            shape.unused().forEach(name -> lawful(node.at("unused"), shape, name));
        }
    }

    private void lawful(Node node, Shape shape, String column) {
        vocabulary
                .prohibited(shape.kind(), column)
                .ifPresent(p -> node.problem(
                        column + ": " + p.ja() + "。ファイルからこの欄を除いてください",
                        column + ": " + p.en() + "; take the column out of the file"));
    }

    /** What empty, shaded or all rows mean must be a code of the field. */
    private void values(Node line, FieldRule rule) {
        for (Field field : rule.fills()) {
            Set<String> codes = vocabulary.codes(field);
            FieldRule.Options options = rule.options();
            Stream.of(options.empty(), options.infer(), options.shaded(), options.constant(), options.otherwise())
                    .flatMap(Optional::stream)
                    .filter(word -> !word.equals(FieldRule.Options.ABOVE) && !word.equals(FieldRule.Options.ABSENT))
                    .filter(word -> !codes.isEmpty() && !codes.contains(word))
                    .forEach(word -> line.problem(
                            word + " はこの項目のコードではありません。使えるコード: " + String.join(" ", codes),
                            word + " is no code of this field; allowed: " + codes));
        }
    }

    /** Every table of codes.yaml is one that some line reads, and every code in it exists. */
    void tables(Node codes, Map<String, Map<String, String>> tables, List<Shape> shapes) {
        tables.forEach((name, words) -> {
            Optional<FieldRule> reader = shapes.stream()
                    .flatMap(s -> s.rules().stream())
                    .filter(rule -> rule.options().codes().equals(name))
                    .findFirst();
            if (reader.isEmpty()) {
                codes.at(name).problem("この表を読む項目がありません", "no field reads this table");
            } else {
                unknown(reader.get(), words).forEach(code -> codes.at(name)
                        .at(code)
                        .problem("知らないコードです", "is no code of " + reader.get().target()));
            }
        });
    }

    /** Codes of the table that do not exist. What a field takes that has no codes, the bank's words may stand for. */
    private Set<String> unknown(FieldRule reader, Map<String, String> words) {
        Set<String> unknown = new TreeSet<>();
        if (reader.as() != As.REGIONS && reader.as() != As.PAY && !reader.as().coded()) {
            return unknown;
        }
        for (String written : words.values()) {
            String code = written.endsWith("?") ? written.substring(0, written.length() - 1) : written;
            Set<String> allowed = reader.fills().stream()
                    .flatMap(field -> vocabulary.codes(field).stream())
                    .collect(Collectors.toSet());
            boolean region = reader.target().startsWith("regions");
            if (region ? !REGION.matcher(code).matches() : !allowed.contains(code)) {
                unknown.add(written);
            }
        }
        return unknown;
    }
}
