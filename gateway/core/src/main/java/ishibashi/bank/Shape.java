package ishibashi.bank;

import ishibashi.message.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One kind of file of a bank: how it is read, recognised and understood.
 *
 * @param when what a record is told by; others are none, and a file without any has not this shape
 * @param asOf where the file says of what day it is, the first that answers counts
 * @param whole each file is all that stands: what is missing in it is withdrawn
 * @param unused places that are known and not used
 * @param lookups tables that records refer to, by name
 * @param codes the bank's own words by table: word → canonical code, {@code ?} after it if the word leaves that to be inferred
 */
public record Shape(
        String name,
        Kind kind,
        FileFormat format,
        Optional<Condition> when,
        List<AsOf> asOf,
        boolean whole,
        List<FieldRule> rules,
        Set<String> unused,
        Map<String, Lookup> lookups,
        Map<String, Map<String, String>> codes) {
    public Shape {
        asOf = List.copyOf(asOf);
        rules = List.copyOf(rules);
        unused = Set.copyOf(unused);
        lookups = Map.copyOf(lookups);
        codes = Map.copyOf(codes);
    }

    /** Every place that a record must have a cell for. */
    public List<Place> places() {
        return Stream.concat(
                        rules.stream()
                                .flatMap(rule -> Stream.concat(
                                        rule.places().stream(), rule.when().map(Condition::place).stream())),
                        when.map(Condition::place).stream())
                .distinct()
                .toList();
    }

    /** The names of such places. */
    public List<String> names(Place.By by) {
        return places().stream().filter(p -> p.by() == by).map(Place::name).toList();
    }

    /** Where a file says of what day it is. */
    public sealed interface AsOf {
        /** In its name: 20260820, or a month as R8_8月. */
        record InFileName() implements AsOf {}

        /** In the text above its heading. */
        record InTitle() implements AsOf {}

        /** In an attribute of the root or a member beside the records. */
        record AtPath(String path) implements AsOf {}
    }
}
