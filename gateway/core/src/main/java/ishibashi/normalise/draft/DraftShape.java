package ishibashi.normalise.draft;

import ishibashi.message.Kind;
import ishibashi.normalise.read.Sample;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What one file is taken for.
 *
 * @param file its name
 * @param asOf words of {@code as-of:}
 * @param unread columns of coded fields, and the texts in them that no table knows
 */
record DraftShape(
        String file,
        Kind kind,
        Sample sample,
        List<Guess> guesses,
        List<String> asOf,
        Map<String, Set<String>> unread) {
    DraftShape {
        guesses = List.copyOf(guesses);
        asOf = List.copyOf(asOf);
        unread = Map.copyOf(unread);
    }

    double points() {
        return guesses.stream().mapToDouble(Guess::points).sum();
    }

    /** Required fields that no column fills. */
    Set<String> missing() {
        return Slot.all(kind).stream()
                .filter(Slot::required)
                .filter(slot -> slot.target().fills().size() == 1 && slot.part().isEmpty())
                .filter(Predicate.not(slot -> guesses.stream()
                        .flatMap(guess -> guess.slot().stream())
                        .anyMatch(taken -> taken.excludes(slot))))
                .map(Slot::word)
                .collect(Collectors.toCollection(java.util.TreeSet::new));
    }
}
