package ishibashi.match;

import ishibashi.message.Digest;
import ishibashi.message.Matched.NearMiss;
import ishibashi.message.Matched.Points;
import ishibashi.message.Posting;
import ishibashi.message.RecordId;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rules as one: whether a pair fits, how well, why, and why not. */
public final class Ruleset {
    private final MatchTables tables;
    private final String version;

    public Ruleset(MatchTables tables) {
        this.tables = tables;
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

    boolean fits(Posting.OfVacancy vacancy, Posting.OfSeeker seeker, LocalDate today) {
        Pair pair = new Pair(vacancy, seeker, tables, today);
        for (HardRule rule : HardRule.ALL) {
            if (!rule.holds().test(pair)) {
                return false;
            }
        }
        return true;
    }

    int score(Posting.OfVacancy vacancy, Posting.OfSeeker seeker, LocalDate today) {
        Pair pair = new Pair(vacancy, seeker, tables, today);
        int score = 0;
        for (SoftRule rule : SoftRule.ALL) {
            score += rule.points().applyAsInt(pair);
        }
        return score;
    }

    /** The points of a pair that fits; they sum up to its score. */
    public List<Points> explain(Posting.OfVacancy vacancy, Posting.OfSeeker seeker, LocalDate today) {
        Pair pair = new Pair(vacancy, seeker, tables, today);
        return SoftRule.ALL.stream()
                .map(rule -> {
                    int points = rule.points().applyAsInt(pair);
                    return new Points(
                            rule.name(),
                            points,
                            rule.ja() + " " + points + "/" + rule.most(),
                            rule.en() + " " + points + "/" + rule.most());
                })
                .toList();
    }

    /** If exactly one rule fails and it may be told: which, and what would mend it. */
    Optional<NearMiss> nearMiss(RecordId other, Posting.OfVacancy vacancy, Posting.OfSeeker seeker, LocalDate today) {
        Pair pair = new Pair(vacancy, seeker, tables, today);
        List<HardRule> failed = HardRule.ALL.stream()
                .filter(rule -> !rule.holds().test(pair))
                .limit(2)
                .toList();
        if (failed.size() != 1 || failed.getFirst().field().isEmpty()) {
            return Optional.empty();
        }
        HardRule rule = failed.getFirst();
        return Optional.of(new NearMiss(other, rule.name(), rule.field(), "", rule.ja(), rule.en()));
    }
}
