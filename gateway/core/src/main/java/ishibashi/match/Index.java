package ishibashi.match;

import ishibashi.message.Posting;
import ishibashi.message.RecordId;
import ishibashi.work.Matching;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * All postings in memory with the lists of their best, fed by the commit-ordered change sequence (design §2). One thread writes
 * and reads at a time.
 *
 * <p>Lists hold for a day and are kept from the first match on.
 */
public final class Index {
    static final int CANDIDATES = 20;
    static final int VACANCIES = 10;
    /** After a start and on a new day lists are made anew so many at a match, beside those that it needs. */
    private static final int REVIEWED = 500;

    private static final long NO_DAY = Long.MIN_VALUE;

    private final Ruleset ruleset;
    private final Side<Offer, Wish> vacancies;
    private final Side<Wish, Offer> seekers;
    private long point;
    private long day = NO_DAY;

    public Index(Ruleset ruleset) {
        this.ruleset = ruleset;
        int facets = ruleset.facets().size();
        this.vacancies = new Side<>(CANDIDATES, facets, ruleset::keys, this::score);
        this.seekers = new Side<>(VACANCIES, facets, ruleset::keys, (wish, offer) -> score(offer, wish));
    }

    private int score(Offer offer, Wish wish) {
        return ruleset.score(ruleset.pair(offer, wish, day));
    }

    /** The point up to which changes are in. */
    public synchronized long point() {
        return point;
    }

    public synchronized void apply(Matching.Changes changes) {
        changes.changes().forEach(this::apply);
        point = changes.point();
    }

    private void apply(Matching.Change change) {
        boolean listing = day != NO_DAY;
        vacancies.leave(change.record(), seekers, listing);
        seekers.leave(change.record(), vacancies, listing);
        change.posting().ifPresent(posting -> {
            switch (posting) {
                case Posting.OfVacancy v -> vacancies.enter(v.id(), ruleset.offer(v), seekers, listing);
                case Posting.OfSeeker s -> seekers.enter(s.id(), ruleset.wish(s), vacancies, listing);
            }
        });
    }

    public synchronized Optional<Posting> posting(RecordId id) {
        if (vacancies.holds(id)) {
            return Optional.of(vacancies.facts(vacancies.number(id)).posting);
        }
        return seekers.holds(id) ? Optional.of(seekers.facts(seekers.number(id)).posting) : Optional.empty();
    }

    /** Lists of another day are made anew when they are asked for. */
    void turn(LocalDate today) {
        if (day != today.toEpochDay()) {
            vacancies.forget();
            seekers.forget();
            day = today.toEpochDay();
        }
    }

    /** Makes sure of the lists that these records may stand in and of their own, and of some others that are missing. */
    void settle(Collection<RecordId> changed) {
        for (RecordId id : changed) {
            if (vacancies.holds(id)) {
                vacancies.settle(vacancies.number(id), seekers);
            } else if (seekers.holds(id)) {
                seekers.settle(seekers.number(id), vacancies);
            }
        }
        vacancies.review(REVIEWED, seekers);
        seekers.review(REVIEWED, vacancies);
    }

    /** Makes all lists for a day, as a match would do little by little. */
    public synchronized void prepare(LocalDate today) {
        turn(today);
        vacancies.review(Integer.MAX_VALUE, seekers);
        seekers.review(Integer.MAX_VALUE, vacancies);
    }

    /** The best for an own record now, as they would be told: other record → score. */
    public synchronized Map<RecordId, Integer> best(RecordId own) {
        if (vacancies.holds(own)) {
            return scores(candidates(vacancies.number(own)), seekers);
        }
        return seekers.holds(own) ? scores(matches(seekers.number(own)), vacancies) : Map.of();
    }

    static Map<RecordId, Integer> scores(Best best, Side<?, ?> others) {
        Map<RecordId, Integer> scores = LinkedHashMap.newLinkedHashMap(best.size());
        for (int rank = 0; rank < best.size(); rank++) {
            scores.put(others.id(best.number(rank)), best.score(rank));
        }
        return scores;
    }

    Best candidates(int vacancy) {
        return vacancies.best(vacancy, seekers);
    }

    Best matches(int seeker) {
        return seekers.best(seeker, vacancies);
    }

    Pair pair(int vacancy, int seeker) {
        return ruleset.pair(vacancies.facts(vacancy), seekers.facts(seeker), day);
    }

    Side<Offer, Wish> vacancies() {
        return vacancies;
    }

    Side<Wish, Offer> seekers() {
        return seekers;
    }
}
