package ishibashi.bank;

import static java.util.Map.entry;

import ishibashi.message.Kind;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a line of {@code fields:} may stand for: a field, or several that one cell fills.
 *
 * @param word on the left of the line
 * @param as how it is read unless the line says otherwise
 * @param parts in which it may be given; empty: only whole
 */
public record Target(String word, As as, Set<Field> fills, Set<String> parts) {
    private static final Map<String, Target> GROUPS = new TreeMap<>(Map.ofEntries(
            group("schedule.hours", As.HOURS, EnumSet.of(Field.HOURS_FROM, Field.HOURS_TO), Set.of()),
            group("period", As.PERIOD, EnumSet.of(Field.START_DATE, Field.PERIOD_TO), Set.of()),
            group(
                    "pay",
                    As.PAY,
                    EnumSet.of(Field.PAY_BASIS, Field.PAY_MIN, Field.PAY_MAX),
                    Set.of("min", "max", "basis", "unit")),
            group("name", As.NAME, EnumSet.of(Field.NAME), Set.of("family", "given")),
            group("licence", As.LICENCE, EnumSet.of(Field.LICENCE_NUMBER, Field.LICENCE_DATE), Set.of())));

    public Target {
        fills = EnumSet.copyOf(fills);
        parts = new TreeSet<>(parts);
    }

    private static Map.Entry<String, Target> group(String word, As as, Set<Field> fills, Set<String> parts) {
        return entry(word, new Target(word, as, fills, parts));
    }

    /** What the word means in a shape of that kind. */
    public static Optional<Target> of(String word, Kind kind) {
        return Optional.ofNullable(GROUPS.get(word))
                .filter(target -> target.isFor(kind))
                .or(() -> Field.of(word, kind).map(Target::of));
    }

    /** All that a shape of that kind may have, fields before what fills several. */
    public static List<Target> all(Kind kind) {
        Stream<Target> fields = Stream.of(Field.values())
                .filter(field -> field.of(kind) && !GROUPS.containsKey(field.wire()))
                .map(Target::of);
        return Stream.concat(fields, GROUPS.values().stream().filter(target -> target.isFor(kind)))
                .toList();
    }

    private boolean isFor(Kind kind) {
        return fills.stream().allMatch(field -> field.of(kind));
    }

    private static Target of(Field field) {
        return new Target(field.wire(), field.as(), EnumSet.of(field), Set.of());
    }
}
