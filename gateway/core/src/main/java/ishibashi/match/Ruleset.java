package ishibashi.match;

import ishibashi.message.Digest;
import ishibashi.message.Matched.Points;
import ishibashi.message.Posting;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rules as one: whether a pair fits, how well, and why. */
public final class Ruleset {
    private final Lexicon lexicon;
    private final List<Facet> facets;
    private final String version;

    public Ruleset(MatchTables tables) {
        this.lexicon = new Lexicon(tables);
        this.facets = Facet.all(lexicon);
        String names = Stream.concat(
                        HardRule.ALL.stream().map(HardRule::name),
                        SoftRule.ALL.stream().map(r -> r.name() + "=" + r.most()))
                .collect(Collectors.joining(" "));
        this.version = Digest.of(names.getBytes(StandardCharsets.UTF_8)).hex().substring(0, 16);
    }

    /** Stored beside every result, so that an explanation can be told again (D10). */
    public String version() {
        return version;
    }

    public int maximum() {
        return SoftRule.maximum();
    }

    /** Whether all hard rules hold. */
    public boolean fits(Posting.OfVacancy vacancy, Posting.OfSeeker seeker, LocalDate today) {
        return score(vacancy, seeker, today) >= 0;
    }

    /** Points of a pair that fits, -1 of another. */
    public int score(Posting.OfVacancy vacancy, Posting.OfSeeker seeker, LocalDate today) {
        return score(pair(offer(vacancy), wish(seeker), today.toEpochDay()));
    }

    /** The points of a pair that fits; they sum up to its score. */
    public List<Points> explain(Posting.OfVacancy vacancy, Posting.OfSeeker seeker, LocalDate today) {
        return explain(pair(offer(vacancy), wish(seeker), today.toEpochDay()));
    }

    Offer offer(Posting.OfVacancy vacancy) {
        return new Offer(vacancy, lexicon);
    }

    Wish wish(Posting.OfSeeker seeker) {
        return new Wish(seeker, lexicon);
    }

    Pair pair(Offer offer, Wish wish, long today) {
        return new Pair(offer, wish, lexicon.departments(), today);
    }

    MatchTables tables() {
        return lexicon.tables();
    }

    List<Facet> facets() {
        return facets;
    }

    /** Facet → keys. */
    IntFunction<int[]> keys(Offer offer) {
        return facet -> facets.get(facet).ofOffer().apply(offer);
    }

    /** Facet → keys. */
    IntFunction<int[]> keys(Wish wish) {
        return facet -> facets.get(facet).ofWish().apply(wish);
    }

    /** The first hard rule that does not hold. */
    static Optional<HardRule> failed(Pair pair) {
        for (HardRule rule : HardRule.ALL) {
            if (!rule.holds().test(pair)) {
                return Optional.of(rule);
            }
        }
        return Optional.empty();
    }

    int score(Pair pair) {
        return failed(pair).isPresent() ? -1 : points(pair);
    }

    /** Points, whether it fits or not. */
    static int points(Pair pair) {
        int score = 0;
        for (SoftRule rule : SoftRule.ALL) {
            score += rule.points().applyAsInt(pair);
        }
        return score;
    }

    static List<Points> explain(Pair pair) {
        List<Points> told = new ArrayList<>();
        for (SoftRule rule : SoftRule.ALL) {
            told.add(rule.told(rule.points().applyAsInt(pair)));
        }
        if (pair.nightsThroughSupport()) {
            told.add(SoftRule.SUPPORTED);
        }
        return told;
    }
}
