package ishibashi.normalise.read;

import ishibashi.bank.Field;
import ishibashi.bank.FieldRule;
import ishibashi.bank.Heading;
import ishibashi.bank.Shape;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** Recognises a shape by its words (contract §4): every required field that is read from a place has one of its places. */
final class Fit {
    private Fit() {}

    static boolean of(Shape shape, Collection<String> words) {
        Set<String> keys = words.stream().map(Heading::key).collect(Collectors.toSet());
        return shape.rules().stream()
                .filter(rule -> rule.fills().stream().anyMatch(Field::required))
                .filter(rule -> !rule.names().isEmpty())
                .allMatch(rule -> present(rule, keys));
    }

    private static boolean present(FieldRule rule, Set<String> keys) {
        return rule.names().stream().map(Heading::key).anyMatch(keys::contains);
    }
}
