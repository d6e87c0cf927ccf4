package ishibashi.bank;

import ishibashi.message.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the lines of {@code fields:}. */
final class RuleReader {
    private static final Set<String> WORDS =
            Stream.concat(Language.PLACES.stream(), Language.RULE.stream()).collect(Collectors.toUnmodifiableSet());

    private final Kind kind;
    private final PlaceReader places;
    private final OptionReader options;

    RuleReader(Kind kind, FileFormat format, Map<String, Map<String, String>> codes, Set<String> lookups) {
        this.kind = kind;
        this.places = new PlaceReader(format);
        this.options = new OptionReader(codes, lookups);
    }

    /** One line, or a list of lines of which the first counts that says something. */
    List<FieldRule> rules(String target, Node node) {
        Optional<Target> meant = Target.of(target, kind);
        if (meant.isEmpty()) {
            node.problem("知らない項目です", "is no field of a " + kind.wire());
            return List.of();
        }
        return node.items().stream().map(line -> rule(meant.get(), line)).toList();
    }

    private FieldRule rule(Target target, Node node) {
        node.only(WORDS);
        Map<String, List<Place>> sources = places.sources(node, target.parts());
        FieldRule.Options beside = options.options(target.word(), node);
        if (sources.isEmpty() && beside.shaded().isEmpty() && beside.constant().isEmpty()) {
            node.problem("どこから取るか（column: など）がありません", "names no place");
        }
        return new FieldRule(
                target.word(),
                target.fills(),
                as(node.at("as"), target.as()),
                sources,
                options.cut(node),
                options.lookup(node),
                places.condition(node.at("when")),
                beside);
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
}
