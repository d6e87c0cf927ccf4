package ishibashi.match;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A hard rule as keys, to be looked up in bitmaps: where the rule holds, the two sides have a key in common. The rules stay the
 * truth; facets only leave out what cannot fit.
 *
 * @param rule the {@link HardRule} that implies it
 */
record Facet(String rule, Function<Offer, int[]> ofOffer, Function<Wish, int[]> ofWish) {
    private static final int ANYONE = 0;

    static List<Facet> all(Lexicon lexicon) {
        Departments departments = lexicon.departments();
        return List.of(
                new Facet("region", o -> o.places, w -> w.regions),
                new Facet("department", o -> offered(o, departments), w -> wished(w, departments)),
                new Facet(
                        "employment",
                        o -> new int[] {lexicon.word(o.employment.name())},
                        w -> words(w.employments, lexicon)),
                new Facet("workplace-kind", o -> new int[] {lexicon.word(o.kind.name())}, w -> words(w.kinds, lexicon)),
                new Facet("night-duty", Facet::nights, Facet::bearable),
                new Facet("consent-scope", Facet::reachedBy, Facet::reach));
    }

    /** A department's own key is even; the odd one after it says that something narrower is meant. */
    private static int[] offered(Offer offer, Departments departments) {
        IntStream.Builder keys = IntStream.builder();
        for (int offered : offer.departments) {
            keys.add(2 * offered);
            for (int wider : departments.above(offered)) {
                keys.add(2 * wider + 1);
            }
        }
        return keys.build().toArray();
    }

    private static int[] wished(Wish wish, Departments departments) {
        IntStream.Builder keys = IntStream.builder();
        for (int wished : wish.departments) {
            keys.add(2 * wished);
            keys.add(2 * wished + 1);
            for (int wider : departments.above(wished)) {
                keys.add(2 * wider);
            }
        }
        return keys.build().toArray();
    }

    private static int[] nights(Offer offer) {
        boolean some = offer.nights <= HardRule.LIMITED_NIGHTS || offer.supported;
        return new int[] {offer.nights == 0 ? 0 : some ? 1 : 2};
    }

    private static int[] bearable(Wish wish) {
        return switch (wish.nightDuty) {
            case YES -> new int[] {0, 1, 2};
            case LIMITED -> new int[] {0, 1};
            case NO -> new int[] {0};
        };
    }

    private static int[] reachedBy(Offer offer) {
        return new int[] {ANYONE, 1 + offer.operator, 1 + offer.home};
    }

    private static int[] reach(Wish wish) {
        return switch (wish.scope) {
            case NATIONAL -> new int[] {ANYONE};
            case OWN_BANK -> new int[] {1 + wish.operator};
            case NEIGHBOURS ->
                IntStream.concat(IntStream.of(wish.operator), Arrays.stream(wish.neighbours))
                        .map(word -> 1 + word)
                        .toArray();
        };
    }

    private static int[] words(Set<? extends Enum<?>> codes, Lexicon lexicon) {
        return codes.stream().mapToInt(code -> lexicon.word(code.name())).toArray();
    }
}
