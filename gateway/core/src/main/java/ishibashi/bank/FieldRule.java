package ishibashi.bank;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One line of a mapping: which places of a file fill which fields, and how they are read. Of several lines for one target the first
 * counts that says something.
 *
 * @param target the word on the left: a field's wire name, or one of schedule.hours, period, pay, licence
 * @param fills the fields that it fills
 * @param sources part → places, the first that is filled counts; the part of a simple rule is {@code ""}
 * @param when the line is for such records only
 */
public record FieldRule(
        String target,
        Set<Field> fills,
        As as,
        Map<String, List<Place>> sources,
        Cut cut,
        Optional<Lookup.Use> lookup,
        Optional<Condition> when,
        Options options) {
    public FieldRule {
        fills = EnumSet.copyOf(fills);
        sources = Map.copyOf(sources);
    }

    /** All places that it takes its values from. */
    public List<Place> places() {
        return sources.values().stream().flatMap(List::stream).toList();
    }

    /**
     * Which text is taken of the cells at its places.
     *
     * @param join all cells in order with this between them, not the first that is filled
     * @param split what stands between the parts of a cell; a blank is any run of blanks
     * @param part which of them, from 1; -1 the last
     * @param marked keys of marks as ○: not the texts are taken but the names of the places that hold one
     */
    public record Cut(Optional<String> join, List<String> split, int part, Set<String> marked) {
        public Cut {
            split = List.copyOf(split);
            marked = Set.copyOf(marked);
        }
    }

    /**
     * The words beside the place.
     *
     * @param codes table of the bank's own words, the target's unless named
     * @param unit unit of sums that carry none: 円, 千円, 万円, 百万円
     * @param basis basis of sums that carry none
     * @param era the era of years of one or two digits that name none
     * @param order of the parts of a date of numbers
     * @param empty what an empty place means, by the bank's own rule
     * @param infer what an empty place is taken for; marked as inferred
     * @param none words that mean that there is nothing
     * @param withinMonth a number that starts anew each month: the month is part of the key
     * @param shaded what a shaded row means, for a rule without a place
     * @param constant the value of every row, for a rule without a place
     * @param otherwise what a text means that cannot be read; empty: the row is held
     */
    public record Options(
            String codes,
            Optional<String> unit,
            Optional<String> basis,
            Optional<String> era,
            Optional<String> order,
            Optional<String> empty,
            Optional<String> infer,
            Set<String> none,
            boolean withinMonth,
            Optional<String> shaded,
            Optional<String> constant,
            Optional<String> otherwise) {
        /** In place of a value: the one of the record above. */
        public static final String ABOVE = "〃";

        /** In place of a value: there is none. */
        public static final String ABSENT = "absent";

        public Options {
            none = Set.copyOf(none);
        }

        /** An empty place continues the one of the record above. */
        public boolean continues() {
            return empty.or(() -> infer).filter(ABOVE::equals).isPresent();
        }
    }
}
