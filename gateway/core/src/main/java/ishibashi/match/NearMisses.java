package ishibashi.match;

import ishibashi.message.Matched.NearMiss;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import org.roaringbitmap.PeekableIntIterator;
import org.roaringbitmap.RoaringBitmap;

/** Seekers whom a vacancy misses by one rule that may be told. */
final class NearMisses {
    private static final int TOLD = 3;
    /** Effort: so many are looked at for a rule. */
    private static final int LOOKED_AT = 64;

    private final Ruleset ruleset;

    NearMisses(Ruleset ruleset) {
        this.ruleset = ruleset;
    }

    record Failed(Pair pair, MatchTables tables) {}

    private record Found(int score, NearMiss miss) {}

    /** Those that are mended most easily, and for one rule those that suit best. */
    List<NearMiss> of(int vacancy, Index index) {
        Offer offer = index.vacancies().facts(vacancy);
        IntFunction<int[]> keys = index.vacancies().keys(offer);
        List<NearMiss> told = new ArrayList<>();
        for (Mend mend : Mend.ALL) {
            if (told.size() < TOLD) {
                found(mend, vacancy, keys, index).stream()
                        .sorted(Comparator.comparingInt(Found::score)
                                .reversed()
                                .thenComparing(f -> f.miss().other(), Ids.ORDER))
                        .limit(TOLD - told.size())
                        .forEach(f -> told.add(f.miss()));
            }
        }
        return told;
    }

    private List<Found> found(Mend mend, int vacancy, IntFunction<int[]> keys, Index index) {
        List<Found> found = new ArrayList<>();
        PeekableIntIterator all = failing(mend, keys, index.seekers().shelf()).getIntIterator();
        for (int n = 0; n < LOOKED_AT && all.hasNext(); n++) {
            int seeker = all.next();
            Pair pair = index.pair(vacancy, seeker);
            if (onlyFails(pair, mend.rule())) {
                mend.change()
                        .apply(new Failed(pair, ruleset.tables()))
                        .ifPresent(change -> found.add(new Found(
                                Ruleset.points(pair),
                                new NearMiss(
                                        index.seekers().id(seeker),
                                        mend.rule(),
                                        mend.field(),
                                        change.to(),
                                        change.ja(),
                                        change.en()))));
            }
        }
        return found;
    }

    /** At least those that fail the rule alone. */
    private RoaringBitmap failing(Mend mend, IntFunction<int[]> keys, Shelf seekers) {
        for (int n = 0; n < ruleset.facets().size(); n++) {
            if (ruleset.facets().get(n).rule().equals(mend.rule())) {
                return seekers.missing(n, keys);
            }
        }
        return seekers.meeting(keys);
    }

    private static boolean onlyFails(Pair pair, String name) {
        for (HardRule rule : HardRule.ALL) {
            if (rule.holds().test(pair) == rule.name().equals(name)) {
                return false;
            }
        }
        return true;
    }
}
