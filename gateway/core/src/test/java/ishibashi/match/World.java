package ishibashi.match;

import ishibashi.message.Matched;
import ishibashi.message.MemberId;
import ishibashi.message.MessageId;
import ishibashi.message.Posting;
import ishibashi.message.RecordId;
import ishibashi.work.Matching;
import ishibashi.work.Task;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A store of postings and of what was told, around a matcher. */
final class World {
    static final MatchTables TABLES = MatchTables.load(Path.of("../../mappings/codes"));

    final Naive naive = new Naive(TABLES);
    final Map<RecordId, Posting> postings = new LinkedHashMap<>();
    final Map<RecordId, Map<RecordId, Integer>> told = new HashMap<>();
    private final Ruleset ruleset = new Ruleset(TABLES);
    private final List<Matching.Change> changes = new ArrayList<>();
    private Index index = new Index(ruleset);
    private long point;

    void put(Posting posting) {
        postings.put(posting.id(), posting);
        changes.add(new Matching.Change(++point, posting.id(), Optional.of(posting)));
    }

    void remove(RecordId id) {
        postings.remove(id);
        changes.add(new Matching.Change(++point, id, Optional.empty()));
    }

    /** Takes the changes in and tells what follows. */
    Matched match(LocalDate today) {
        Matched matched = matchUntold(today);
        matched.results().forEach(this::remember);
        return matched;
    }

    /** The same, but the transaction is rolled back after it. */
    Matched matchUntold(LocalDate today) {
        index.apply(new Matching.Changes(changes, point));
        List<RecordId> changed =
                changes.stream().map(Matching.Change::record).distinct().toList();
        changes.clear();
        return again(changed, today);
    }

    /** A task that changed these records. */
    Matched again(List<RecordId> changed, LocalDate today) {
        Task task = new Task(1, Task.Kind.MATCH, new MessageId(new UUID(0, 1)), new MemberId("bank-09"), 0, 1);
        return new Match(ruleset).apply(task, index, changed, own -> new HashMap<>(told), today);
    }

    void remember(Matched.ForRecipient result) {
        switch (result) {
            case Matched.Candidates c -> c.rankings().forEach(this::remember);
            case Matched.Matches m -> m.rankings().forEach(this::remember);
            case Matched.Notice n -> {}
        }
    }

    private void remember(Matched.Ranking ranking) {
        Map<RecordId, Integer> best = new LinkedHashMap<>();
        ranking.best().forEach(s -> best.put(s.other(), s.score()));
        told.put(ranking.own(), best);
    }

    void restart() {
        index = new Index(ruleset);
        List<Matching.Change> all = postings.values().stream()
                .map(p -> new Matching.Change(point, p.id(), Optional.of(p)))
                .toList();
        index.apply(new Matching.Changes(all, point));
    }

    List<Posting.OfVacancy> vacancies() {
        return postings.values().stream()
                .filter(Posting.OfVacancy.class::isInstance)
                .map(Posting.OfVacancy.class::cast)
                .toList();
    }

    List<Posting.OfSeeker> seekers() {
        return postings.values().stream()
                .filter(Posting.OfSeeker.class::isInstance)
                .map(Posting.OfSeeker.class::cast)
                .toList();
    }

    /** What a scan over everything finds: own record → others in order. */
    Map<RecordId, List<Map.Entry<RecordId, Integer>>> scanned(LocalDate today) {
        Map<RecordId, List<Map.Entry<RecordId, Integer>>> all = new HashMap<>();
        vacancies()
                .forEach(v -> all.put(
                        v.id(),
                        List.copyOf(naive.best(
                                        seekers(),
                                        s -> naive.failed(v, s, today).isEmpty(),
                                        s -> naive.score(v, s),
                                        20)
                                .entrySet())));
        seekers()
                .forEach(s -> all.put(
                        s.id(),
                        List.copyOf(naive.best(
                                        vacancies(),
                                        v -> naive.failed(v, s, today).isEmpty(),
                                        v -> naive.score(v, s),
                                        10)
                                .entrySet())));
        return all;
    }

    /** What was last told of the records that are there, in the order told. */
    Map<RecordId, List<Map.Entry<RecordId, Integer>>> tellings() {
        Map<RecordId, List<Map.Entry<RecordId, Integer>>> all = new HashMap<>();
        postings.keySet()
                .forEach(id ->
                        all.put(id, List.copyOf(told.getOrDefault(id, Map.of()).entrySet())));
        return all;
    }
}
