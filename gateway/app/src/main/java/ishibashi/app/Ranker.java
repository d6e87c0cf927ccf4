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
import java.util.function.BooleanSupplier;

/**
 * Answers {@code $match}. Where the matcher is, the index is the matcher's own and stands where it is; only a record that it does not
 * hold yet makes it take in what was committed, since whatever runs ahead of the matcher's tasks makes the next of them tell more. On
 * any other node nothing else feeds the index, so each question does.
 */
final class Ranker {
    private final Matching port;
    private final Index index;
    private final Asked asked;
    private final Sign sign;
    private final BooleanSupplier matcher;

    /** @param matcher whether this node matches */
    Ranker(Matching port, Index index, Asked asked, Sign sign, BooleanSupplier matcher) {
        this.port = port;
        this.index = index;
        this.asked = asked;
        this.sign = sign;
        this.matcher = matcher;
    }

    /** For the operator of record of the posting; empty if it stands in no index, as one that left. */
    Optional<Told> rank(Posting own, LocalDate asOf, int count, int nearMisses) {
        if (!matcher.getAsBoolean() || index.posting(own.id()).isEmpty()) {
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
