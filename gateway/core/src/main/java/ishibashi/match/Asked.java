package ishibashi.match;

import ishibashi.message.Matched.Ranking;
import ishibashi.message.Matched.Scored;
import ishibashi.message.RecordId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.roaringbitmap.RoaringBitmap;

/** The best for one own record, asked for by its bank ({@code $match}, fhir §3): any day, any length; no list is touched. */
public final class Asked {
    private static final Comparator<Scored> BEST =
            Comparator.comparingInt(Scored::score).reversed().thenComparing(Scored::other, Ids.ORDER);

    private final Ruleset ruleset;

    public Asked(Ruleset ruleset) {
        this.ruleset = ruleset;
    }

    /**
     * Ranks the other side; empty if the record is not in the index.
     *
     * @param count at most so many
     * @param nearMisses at most so many of those that a vacancy misses by one rule
     */
    public Optional<Ranking> of(Index index, RecordId own, LocalDate asOf, int count, int nearMisses) {
        synchronized (index) {
            long day = asOf.toEpochDay();
            if (index.vacancies().holds(own)) {
                int number = index.vacancies().number(own);
                return Optional.of(new Ranking(
                        own,
                        Rankings.considered(index.seekers().size()),
                        seekers(index, number, day, count),
                        nearMisses == 0
                                ? List.of()
                                : new NearMisses(ruleset)
                                        .of(number, index).stream()
                                                .limit(nearMisses)
                                                .toList()));
            }
            return index.seekers().holds(own)
                    ? Optional.of(new Ranking(
                            own,
                            Rankings.considered(index.vacancies().size()),
                            vacancies(index, index.seekers().number(own), day, count),
                            List.of()))
                    : Optional.empty();
        }
    }

    private List<Scored> seekers(Index index, int vacancy, long day, int count) {
        Offer offer = index.vacancies().facts(vacancy);
        return ranked(
                index.seekers(),
                index.vacancies().keys(offer),
                seeker -> ruleset.pair(offer, index.seekers().facts(seeker), day),
                count);
    }

    private List<Scored> vacancies(Index index, int seeker, long day, int count) {
        Wish wish = index.seekers().facts(seeker);
        return ranked(
                index.vacancies(),
                index.seekers().keys(wish),
                vacancy -> ruleset.pair(index.vacancies().facts(vacancy), wish, day),
                count);
    }

    private List<Scored> ranked(Side<?, ?> others, IntFunction<int[]> keys, IntFunction<Pair> pairs, int count) {
        RoaringBitmap meeting = others.shelf().meeting(keys);
        List<Scored> fitting = new ArrayList<>();
        meeting.forEach((int number) -> {
            Pair pair = pairs.apply(number);
            int score = ruleset.score(pair);
            if (score >= 0) {
                fitting.add(new Scored(others.id(number), 1, score, ruleset.maximum(), List.of()));
            }
        });
        fitting.sort(BEST);
        List<Scored> ranked = new ArrayList<>();
        for (Scored scored : fitting.subList(0, Math.min(count, fitting.size()))) {
            ranked.add(new Scored(
                    scored.other(),
                    ranked.size() + 1,
                    scored.score(),
                    scored.maximum(),
                    Ruleset.explain(pairs.apply(others.number(scored.other())))));
        }
        return ranked;
    }

    public String version() {
        return ruleset.version();
    }
}
