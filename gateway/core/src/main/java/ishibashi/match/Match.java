package ishibashi.match;

import ishibashi.message.Matched;
import ishibashi.message.Matched.ForRecipient;
import ishibashi.message.MemberId;
import ishibashi.message.RecordId;
import ishibashi.message.Terms.Urgency;
import ishibashi.message.Terms.WorkplaceKind;
import ishibashi.work.Task;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.roaringbitmap.PeekableIntIterator;
import org.roaringbitmap.RoaringBitmap;

/** The stage <em>match</em>: what the changes of a chunk mean to each recipient, standing and urgent. */
public final class Match {
    private final Ruleset ruleset;

    public Match(Ruleset ruleset) {
        this.ruleset = ruleset;
    }

    /**
     * @param changed records that the chunk made new or changed
     * @param lastTold asks what was last told about own records
     */
    public Matched apply(
            Task task,
            Index index,
            Collection<RecordId> changed,
            Function<Collection<RecordId>, Map<RecordId, Map<RecordId, Integer>>> lastTold,
            LocalDate today) {
        synchronized (index) {
            index.turn(today);
            index.settle(changed);
            Rankings rankings = new Rankings(ruleset, index);
            List<ForRecipient> results = new ArrayList<>(notices(changed, index, rankings));
            Map<RecordId, Map<RecordId, Integer>> told = lastTold.apply(touched(index));
            results.addAll(byOwner(
                    differing(index.vacancies(), index::candidates, index.seekers(), told),
                    index.vacancies(),
                    rankings::candidates,
                    Matched.Candidates::new));
            results.addAll(byOwner(
                    differing(index.seekers(), index::matches, index.vacancies(), told),
                    index.seekers(),
                    rankings::matches,
                    Matched.Matches::new));
            return new Matched(task.message(), task.member(), task.chunk(), ruleset.version(), results);
        }
    }

    private static List<RecordId> touched(Index index) {
        List<RecordId> own = new ArrayList<>();
        index.vacancies()
                .touched()
                .forEach((int number) -> own.add(index.vacancies().id(number)));
        index.seekers()
                .touched()
                .forEach((int number) -> own.add(index.seekers().id(number)));
        return own;
    }

    /** Those whose list is not what was told. They stay touched until a later match sees that it was told. */
    private static <T extends Owned, O extends Owned> List<Integer> differing(
            Side<T, O> side, IntFunction<Best> lists, Side<O, T> others, Map<RecordId, Map<RecordId, Integer>> told) {
        List<Integer> differing = new ArrayList<>();
        RoaringBitmap same = new RoaringBitmap();
        PeekableIntIterator touched = side.touched().getIntIterator();
        while (touched.hasNext()) {
            int number = touched.next();
            Map<RecordId, Integer> now = Index.scores(lists.apply(number), others);
            if (now.equals(told.getOrDefault(side.id(number), Map.of()))) {
                same.add(number);
            } else {
                differing.add(number);
            }
        }
        side.touched().andNot(same);
        differing.sort((one, other) -> Ids.ORDER.compare(side.id(one), side.id(other)));
        return differing;
    }

    private interface Maker {
        ForRecipient of(MemberId recipient, List<Matched.Ranking> rankings);
    }

    /** One result a recipient, with what differs from what it was last told. */
    private static <T extends Owned, O extends Owned> List<ForRecipient> byOwner(
            List<Integer> own, Side<T, O> side, IntFunction<Matched.Ranking> ranking, Maker maker) {
        Map<MemberId, List<Matched.Ranking>> rankings = new TreeMap<>();
        own.forEach(number -> rankings.computeIfAbsent(side.facts(number).owner(), k -> new ArrayList<>())
                .add(ranking.apply(number)));
        return rankings.entrySet().stream()
                .map(e -> maker.of(e.getKey(), e.getValue()))
                .toList();
    }

    /** To each doctor's bank at once, when a vacancy is urgent; never of 承継, which is for coordinators. */
    private static List<ForRecipient> notices(Collection<RecordId> changed, Index index, Rankings rankings) {
        List<ForRecipient> notices = new ArrayList<>();
        for (RecordId id : changed) {
            int number = index.vacancies().number(id);
            if (number >= 0) {
                Offer offer = index.vacancies().facts(number);
                if (offer.posting.terms().urgency() == Urgency.IMMEDIATE && offer.kind != WorkplaceKind.SUCCESSION) {
                    notices.addAll(rankings.notices(number));
                }
            }
        }
        return notices;
    }
}
