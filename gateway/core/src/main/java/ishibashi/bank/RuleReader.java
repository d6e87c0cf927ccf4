package ishibashi.bank;

import static java.util.Map.entry;

import ishibashi.message.Kind;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the lines of {@code fields:}. */
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
    private static final Set<String> WORDS =
            Stream.concat(Language.PLACES.stream(), Language.RULE.stream()).collect(Collectors.toUnmodifiableSet());

    private record Group(As as, Set<Field> fills, Set<String> parts) {}

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
        Group group = GROUPS.get(target);
        if (group == null) {
            Optional<Field> field = Field.of(target, kind);
            if (field.isEmpty()) {
                node.problem("知らない項目です", "is no field of a " + kind.wire());
                return List.of();
            }
            group = new Group(field.get().as(), EnumSet.of(field.get()), Set.of());
        }
        Group filled = group;
        return node.items().stream().map(line -> rule(target, filled, line)).toList();
    }

    private FieldRule rule(String target, Group group, Node node) {
        node.only(WORDS);
        Map<String, List<Place>> sources = places.sources(node, group.parts());
        FieldRule.Options beside = options.options(target, node);
        if (sources.isEmpty() && beside.shaded().isEmpty() && beside.constant().isEmpty()) {
            node.problem("どこから取るか（column: など）がありません", "names no place");
        }
        return new FieldRule(
                target,
                group.fills(),
                as(node.at("as"), group.as()),
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
