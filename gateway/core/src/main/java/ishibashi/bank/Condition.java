package ishibashi.bank;

import java.util.Set;

/**
 * That a place of the record holds one of these words.
 *
 * @param is keys of the words, see {@link Heading#key}; an empty one: the place is empty
 */
public record Condition(Place place, Set<String> is) {
    public Condition {
        is = Set.copyOf(is);
    }

    public boolean holds(String text) {
        return is.contains(Heading.key(text));
    }
}
