package ishibashi.match;

import ishibashi.message.Matched.Notice;
import ishibashi.message.Matched.Ranking;
import ishibashi.message.Matched.Scored;
import ishibashi.message.MemberId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The lists as they are told, with what explains them. */
final class Rankings {
    private final Ruleset ruleset;
    private final Index index;
    private final NearMisses nearMisses;

    Rankings(Ruleset ruleset, Index index) {
        this.ruleset = ruleset;
        this.index = index;
        this.nearMisses = new NearMisses(ruleset);
    }

    Ranking candidates(int vacancy) {
        Best best = index.candidates(vacancy);
        List<Scored> scored = new ArrayList<>();
        for (int n = 0; n < best.size(); n++) {
            scored.add(seeker(vacancy, best, n, n + 1));
        }
        return new Ranking(
                index.vacancies().id(vacancy),
                considered(index.seekers().size()),
                scored,
                nearMisses.of(vacancy, index));
    }

    Ranking matches(int seeker) {
        Best best = index.matches(seeker);
        List<Scored> scored = new ArrayList<>();
        for (int n = 0; n < best.size(); n++) {
            int vacancy = best.number(n);
            scored.add(new Scored(
                    index.vacancies().id(vacancy),
                    n + 1,
                    best.score(n),
                    ruleset.maximum(),
                    Ruleset.explain(index.pair(vacancy, seeker))));
        }
        return new Ranking(
                index.seekers().id(seeker), considered(index.vacancies().size()), scored, List.of());
    }

    /** An urgent vacancy for each bank of those whom it suits best. */
    List<Notice> notices(int vacancy) {
        Best best = index.candidates(vacancy);
        Map<MemberId, List<Scored>> banks = new TreeMap<>();
        for (int n = 0; n < best.size(); n++) {
            List<Scored> own =
                    banks.computeIfAbsent(index.seekers().facts(best.number(n)).owner(), k -> new ArrayList<>());
            own.add(seeker(vacancy, best, n, own.size() + 1));
        }
        return banks.entrySet().stream()
                .map(e -> new Notice(e.getKey(), index.vacancies().id(vacancy), e.getValue()))
                .toList();
    }

    private Scored seeker(int vacancy, Best best, int n, int rank) {
        int seeker = best.number(n);
        return new Scored(
                index.seekers().id(seeker),
                rank,
                best.score(n),
                ruleset.maximum(),
                Ruleset.explain(index.pair(vacancy, seeker)));
    }

    /** Upwards to tens: an exact count is an oracle. */
    static int considered(int count) {
        return (count + 9) / 10 * 10;
    }
}
