package ishibashi.normalise.draft;

import ishibashi.message.Kind;
import ishibashi.normalise.read.Sample;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which column fills what: the most likely pair first, each column and each field once. */
final class Guessing {
    private static final double LEAST = 0.42;
    private static final double LEAST_OF_REQUIRED = 0.2;
    private static final double CLEAR = 0.15;
    private static final double LIKE_THE_WORD = 0.9;
    private static final double VERY = 1.0;
    private static final double RATHER = 0.7;

    private final Headings headings;
    private final Fitting fitting;
    private final Kind kind;

    Guessing(Headings headings, Fitting fitting, Kind kind) {
        this.headings = headings;
        this.fitting = fitting;
        this.kind = kind;
    }

    private record Pair(Sample.Column column, Slot slot, Likeness heading, Fitness values) {
        double points() {
            return heading.points() + values.points();
        }
    }

    /** A guess a column, in their order. */
    List<Guess> of(Sample sample) {
        List<Pair> pairs = pairs(sample);
        Map<Sample.Column, Pair> taken = new HashMap<>();
        for (Pair pair : pairs) {
            if (pair.points() < LEAST) {
                continue;
            }
            boolean free = !taken.containsKey(pair.column)
                    && taken.values().stream().noneMatch(other -> other.slot.excludes(pair.slot));
            if (free || (!taken.containsKey(pair.column) && isAnotherPlace(pair, taken))) {
                taken.put(pair.column, pair);
            }
        }
        required(pairs, taken);
        return sample.columns().stream()
                .map(column ->
                        taken.containsKey(column) ? guess(taken.get(column), pairs, taken) : Guess.nothing(column))
                .toList();
    }

    /** What no record can do without may take a column that is less like it. */
    private static void required(List<Pair> pairs, Map<Sample.Column, Pair> taken) {
        for (Pair pair : pairs) {
            if (pair.slot.required()
                    && !taken.containsKey(pair.column)
                    && taken.values().stream().noneMatch(other -> other.slot.excludes(pair.slot))) {
                taken.put(pair.column, pair);
            }
        }
    }

    private List<Pair> pairs(Sample sample) {
        List<Pair> pairs = new ArrayList<>();
        for (int n = 0; n < sample.columns().size(); n++) {
            Sample.Column column = sample.columns().get(n);
            for (Slot slot : Slot.all(kind)) {
                Likeness heading = headings.likeness(column.name(), slot);
                Pair pair = new Pair(column, slot, heading, fitting.of(slot, column, sample.records(), n == 0));
                if (pair.points() >= (slot.required() ? LEAST_OF_REQUIRED : LEAST)) {
                    pairs.add(pair);
                }
            }
        }
        pairs.sort(Comparator.comparingDouble(Pair::points).reversed());
        return pairs;
    }

    /** The same thing under another name: where one stands the other does not. */
    private static boolean isAnotherPlace(Pair pair, Map<Sample.Column, Pair> taken) {
        List<Pair> same = taken.values().stream()
                .filter(other -> other.slot.excludes(pair.slot))
                .toList();
        return same.stream().allMatch(other -> other.slot.equals(pair.slot) && apart(other.column, pair.column))
                && !pair.column.filled().isEmpty();
    }

    private static boolean apart(Sample.Column one, Sample.Column other) {
        Set<Integer> records = new HashSet<>();
        for (int n = 0; n < one.texts().size(); n++) {
            if (!one.texts().get(n).isBlank()) {
                records.add(n);
            }
        }
        for (int n = 0; n < other.texts().size(); n++) {
            if (!other.texts().get(n).isBlank() && records.contains(n)) {
                return false;
            }
        }
        return true;
    }

    private Guess guess(Pair pair, List<Pair> pairs, Map<Sample.Column, Pair> taken) {
        double next = pairs.stream()
                .filter(other -> other.column.equals(pair.column) && !other.slot.excludes(pair.slot))
                .filter(other -> taken.values().stream().noneMatch(t -> t.slot.equals(other.slot) && !t.equals(pair)))
                .mapToDouble(Pair::points)
                .max()
                .orElse(0);
        boolean word = pair.heading.points() >= LIKE_THE_WORD;
        boolean clear = pair.points() - next >= CLEAR;
        boolean fits = pair.values.points() >= 0;
        Sureness sureness = clear && fits && (word || pair.points() >= VERY)
                ? Sureness.SURE
                : clear && pair.points() >= RATHER ? Sureness.LIKELY : Sureness.CHECK;
        return new Guess(
                pair.column,
                java.util.Optional.of(pair.slot),
                pair.points(),
                sureness,
                fitting.unit(pair.slot, pair.column),
                why(pair.heading, word, pair.values.ja(), "見出しが「%s」", "見出しが「%s」に似る", "、"),
                why(pair.heading, word, pair.values.en(), "headed by %s", "heading is like %s", ", "));
    }

    private static String why(Likeness heading, boolean word, String values, String same, String like, String between) {
        String said = heading.points() == 0 ? "" : (word ? same : like).replace("%s", heading.word());
        return said.isEmpty() || values.isEmpty() ? said + values : said + between + values;
    }
}
