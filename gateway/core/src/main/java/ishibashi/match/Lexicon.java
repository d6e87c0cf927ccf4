package ishibashi.match;

import ishibashi.message.MemberId;
import ishibashi.message.Terms.Place;
import ishibashi.message.Token;
import java.time.DayOfWeek;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/** Numbers for the words of postings, and what the tables say about them. */
final class Lexicon {
    private final MatchTables tables;
    private final Departments departments;
    private final Words words = new Words();

    Lexicon(MatchTables tables) {
        this.tables = tables;
        this.departments = new Departments(tables);
    }

    MatchTables tables() {
        return tables;
    }

    Departments departments() {
        return departments;
    }

    int word(String word) {
        return words.of(word);
    }

    int[] words(Collection<String> many) {
        return many.stream().mapToInt(words::of).toArray();
    }

    /** All regions that hold the place: everywhere, prefecture, area, municipality, and the designated city (…00) of a ward. */
    int[] places(Place place) {
        Set<String> regions = new TreeSet<>(Set.of("*", place.prefecture()));
        place.area().ifPresent(regions::add);
        place.municipality().ifPresent(m -> {
            regions.add(m);
            if (m.length() > 2) {
                regions.add(m.substring(0, 3) + "00");
            }
        });
        return words(regions);
    }

    /** Prefecture of a home bank: the two digits of its member id. */
    int home(MemberId operator) {
        return words.of("home " + prefecture(operator));
    }

    int[] neighbours(MemberId operator) {
        return tables.neighbours().getOrDefault(prefecture(operator), Set.of()).stream()
                .mapToInt(p -> words.of("home " + p))
                .toArray();
    }

    static String prefecture(MemberId operator) {
        int at = operator.value().indexOf('-') + 1;
        return operator.value().substring(at, Math.min(at + 2, operator.value().length()));
    }

    /** Departments that titles of specialists stand for. */
    int[] covered(Collection<String> titles) {
        Set<String> covered = new HashSet<>();
        titles.forEach(title -> covered.addAll(tables.departmentsOf().getOrDefault(title, Set.of())));
        return departments.numbers(covered);
    }

    static int bits(Set<DayOfWeek> days) {
        int bits = 0;
        for (DayOfWeek day : days) {
            bits |= 1 << (day.getValue() - 1);
        }
        return bits;
    }

    static long bitsOf(Set<Token> tokens) {
        long bits = 0;
        for (Token token : tokens) {
            bits |= 1L << (token.hashCode() & 63);
        }
        return bits;
    }
}
