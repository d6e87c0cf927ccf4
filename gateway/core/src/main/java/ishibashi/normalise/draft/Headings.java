package ishibashi.normalise.draft;

import ishibashi.message.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Compares names of columns with the words of what they may fill; of a name that was met before it knows the answer. */
final class Headings {
    private final Map<String, List<Likeness.Spelling>> words = new HashMap<>();
    private final Map<String, List<Likeness.Spelling>> spellings = new HashMap<>();
    private final Map<String, Double> nearest = new HashMap<>();

    Headings(DraftWords all) {
        all.words()
                .forEach((field, headings) -> words.put(
                        field,
                        headings.stream()
                                .map(word -> Likeness.Spelling.of(word, 1))
                                .toList()));
    }

    Likeness likeness(String name, Slot slot) {
        return Likeness.of(
                spellings.computeIfAbsent(name, Likeness::spellings), words.getOrDefault(slot.word(), List.of()));
    }

    /** Points of the field that it is most like, whatever the kind of posting. */
    double nearest(String name) {
        Double known = nearest.get(name);
        if (known == null) {
            known = Stream.of(Kind.values())
                    .flatMap(kind -> Slot.all(kind).stream())
                    .mapToDouble(slot -> likeness(name, slot).points())
                    .max()
                    .orElse(0);
            nearest.put(name, known);
        }
        return known;
    }
}
