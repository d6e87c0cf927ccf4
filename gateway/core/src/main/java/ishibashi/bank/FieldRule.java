package ishibashi.bank;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One line of a mapping: which places of a file fill which fields, and how they are read.
 *
 * @param target the word on the left: a field's wire name, or one of schedule.hours, period, pay, licence
 * @param fills the fields that it fills
 * @param sources part → names of places, the first that is there counts; the part of a simple rule is {@code ""}
 */
public record FieldRule(String target, Set<Field> fills, As as, Map<String, List<String>> sources, Options options) {
    public FieldRule {
        fills = EnumSet.copyOf(fills);
        sources = Map.copyOf(sources);
    }

    /** All names of places that it may use. */
    public List<String> names() {
        return sources.values().stream().flatMap(List::stream).toList();
    }

    /**
     * The words beside the place.
     *
     * @param codes table of the bank's own words, the target's unless named
     * @param unit unit of sums that carry none: 円, 千円, 万円
     * @param basis basis of sums that carry none
     * @param empty what an empty place means, by the bank's own rule
     * @param infer what an empty place is taken for; marked as inferred
     * @param none words that mean that there is nothing
     * @param withinMonth a number that starts anew each month: the month is part of the key
     * @param shaded what a shaded row means, for a rule without a place
     * @param constant the value of every row, for a rule without a place
     */
    public record Options(
            String codes,
            Optional<String> unit,
            Optional<String> basis,
            Optional<String> empty,
            Optional<String> infer,
            Set<String> none,
            boolean withinMonth,
            Optional<String> shaded,
            Optional<String> constant) {
        public Options {
            none = Set.copyOf(none);
        }
    }
}
