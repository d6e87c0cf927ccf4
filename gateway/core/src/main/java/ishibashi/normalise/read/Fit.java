package ishibashi.normalise.read;

import ishibashi.bank.Field;
import ishibashi.bank.FieldRule;
import ishibashi.bank.Place;
import ishibashi.bank.Shape;
import java.util.Set;

/** Recognises a shape by its words (contract §4): every required field that is read from a place has one of its places. */
final class Fit {
    private Fit() {}

    /** @param keys of all places that the file has */
    static boolean of(Shape shape, Set<String> keys) {
        return shape.rules().stream()
                .filter(rule -> rule.fills().stream().anyMatch(Field::required))
                .filter(rule -> !rule.places().isEmpty())
                .allMatch(rule -> present(shape, rule.target(), keys));
    }

    /** One line at least of those for the target. */
    static boolean present(Shape shape, String target, Set<String> keys) {
        return shape.rules().stream()
                .filter(rule -> rule.target().equals(target))
                .map(FieldRule::places)
                .anyMatch(places -> places.isEmpty()
                        || places.stream().anyMatch(p -> p.by() == Place.By.FROM || keys.contains(p.key())));
    }
}
