package ishibashi.app;

import ishibashi.bundle.Told;
import ishibashi.match.Asked;
import ishibashi.match.Index;
import ishibashi.message.Matched.Ranking;
import ishibashi.message.MemberId;
import ishibashi.message.Posting;
import ishibashi.sign.Sign;
import ishibashi.work.Matching;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Answers {@code $match}. The index is the matcher's own and stands where the matcher is; only a record that it does not hold yet makes
 * it take in what was committed, since whatever runs ahead of the matcher's tasks makes the next of them tell more.
 */
final class Ranker {
    private final Matching port;
    private final Index index;
    private final Asked asked;
    private final Sign sign;

    Ranker(Matching port, Index index, Asked asked, Sign sign) {
        this.port = port;
        this.index = index;
        this.asked = asked;
        this.sign = sign;
    }

    /** For the operator of record of the posting; empty if it stands in no index, as one that left. */
    Optional<Told> rank(Posting own, LocalDate asOf, int count, int nearMisses) {
        if (index.posting(own.id()).isEmpty()) {
            catchUp();
        }
        MemberId recipient = own.operatorOfRecord();
        String kind = own instanceof Posting.OfVacancy ? "vacancy" : "seeker";
        Optional<Ranking> ranking = asked.of(index, own.id(), asOf, count, nearMisses);
        return ranking.flatMap(
                r -> sign.told(r, kind, recipient, asked.version(), index::posting, port.numbers(List.of(own.id()))));
    }

    private void catchUp() {
        synchronized (index) {
            Matching.Changes changes = port.changesAfter(index.point(), Journey.CHANGES);
            while (!changes.changes().isEmpty()) {
                index.apply(changes);
                changes = port.changesAfter(index.point(), Journey.CHANGES);
            }
        }
    }
}
