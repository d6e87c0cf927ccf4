package ishibashi.app.bench;

import ishibashi.app.outside.GatewayProcess;
import ishibashi.match.Index;
import ishibashi.match.Match;
import ishibashi.match.MatchTables;
import ishibashi.match.Ruleset;
import ishibashi.message.Matched;
import ishibashi.message.MemberId;
import ishibashi.message.MessageId;
import ishibashi.message.Posting;
import ishibashi.message.RecordId;
import ishibashi.work.Matching;
import ishibashi.work.Task;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Matching alone, in memory: generated countries, and a scan over all pairs as the baseline of the same run (design §6). */
final class MatchBenchmark {
    private static final int VACANCIES = 47_000;
    private static final int NEW = 2_000;
    private static final int CHUNKS = 20;
    private static final int ROWS = 500;

    private final MatchTables tables = MatchTables.load(GatewayProcess.root().resolve("mappings/codes"));
    private final Ruleset ruleset = new Ruleset(tables);
    private final Country country = new Country(1, tables);
    private final Map<RecordId, Map<RecordId, Integer>> told = new HashMap<>();
    private final PrintStream out;
    private long point;

    private MatchBenchmark(PrintStream out) {
        this.out = out;
    }

    /** @param sizes numbers of seekers; none: those of design §6 */
    public static void main(String[] sizes) {
        if (sizes.length == 0) {
            run(System.out);
        }
        for (String size : sizes) {
            new MatchBenchmark(System.out).run(Integer.parseInt(size));
        }
    }

    static void run(PrintStream out) {
        new MatchBenchmark(out).run(14_000);
        new MatchBenchmark(out).run(340_000);
    }

    private void run(int size) {
        List<Posting> postings = new ArrayList<>();
        List<Posting.OfSeeker> seekers = new ArrayList<>();
        for (int n = 0; n < size; n++) {
            seekers.add(country.seeker());
        }
        postings.addAll(seekers);
        for (int n = 0; n < VACANCIES; n++) {
            postings.add(country.vacancy());
        }
        out.printf("%,d seekers, %,d vacancies (CPU time of the one thread that matches):%n", size, VACANCIES);
        long before = used();
        Index index = new Index(ruleset);
        long began = clock();
        index.apply(changes(postings));
        double loaded = seconds(began);
        long bitmaps = used();
        began = clock();
        index.prepare(Country.TODAY);
        double prepared = seconds(began);
        out.printf("  indexed in %.2f s; full recompute of all lists, both ways: %.2f s%n", loaded, prepared);
        out.printf(
                "  memory beside the postings: index %,d MiB, lists %,d MiB%n",
                (bitmaps - before) >> 20, (used() - bitmaps) >> 20);
        match(index, List.of(), own -> subset(own, index));
        single(index);
        chunks(index);
        naive(seekers);
    }

    /** One new vacancy after the other: its own best, and the lists of all seekers that it enters. */
    private void single(Index index) {
        long[] nanos = new long[NEW];
        for (int n = 0; n < 2 * NEW; n++) {
            Matching.Changes one = changes(List.of(country.vacancy()));
            long began = clock();
            index.apply(one);
            nanos[n % NEW] = clock() - began;
        }
        out.println("  new vacancy, both directions:  " + percentiles(nanos));
        match(index, List.of(), own -> subset(own, index));
    }

    private void chunks(Index index) {
        long[] nanos = new long[CHUNKS];
        long taken = 0;
        int lists = 0;
        for (int chunk = 0; chunk < CHUNKS; chunk++) {
            List<Posting> rows = new ArrayList<>();
            for (int row = 0; row < ROWS; row++) {
                rows.add(country.vacancy());
            }
            List<RecordId> changed = rows.stream().map(Posting::id).toList();
            Matching.Changes changes = changes(rows);
            long began = clock();
            index.apply(changes);
            taken += clock() - began;
            Matched matched = match(index, changed, this::lastTold);
            nanos[chunk] = clock() - began;
            lists += remember(matched);
        }
        double total = Arrays.stream(nanos).sum() / 1e9;
        out.printf(
                "  chunks of %d rows to matched:  %,.0f rows/s (%.0f %% of it explaining %,d lists a chunk); a chunk %s%n",
                ROWS, CHUNKS * ROWS / total, 100 * (1 - taken / 1e9 / total), lists / CHUNKS, percentiles(nanos));
    }

    /** Baseline: every seeker is asked by the rules, one way only. */
    private void naive(List<Posting.OfSeeker> seekers) {
        long[] nanos = new long[20];
        long fit = 0;
        for (int n = 0; n < nanos.length; n++) {
            Posting.OfVacancy vacancy = country.vacancy();
            long began = clock();
            for (Posting.OfSeeker seeker : seekers) {
                fit += ruleset.fits(vacancy, seeker, Country.TODAY) ? 1 : 0;
            }
            nanos[n] = clock() - began;
        }
        out.printf(
                "  baseline, a scan over all:     %s one way (%,d fit a vacancy)%n",
                percentiles(nanos), fit / nanos.length);
    }

    private Matching.Changes changes(List<? extends Posting> postings) {
        List<Matching.Change> changes = new ArrayList<>(postings.size());
        postings.forEach(p -> changes.add(new Matching.Change(++point, p.id(), Optional.of(p))));
        return new Matching.Changes(changes, point);
    }

    private Matched match(
            Index index,
            List<RecordId> changed,
            java.util.function.Function<Collection<RecordId>, Map<RecordId, Map<RecordId, Integer>>> lastTold) {
        Task task = new Task(1, Task.Kind.MATCH, new MessageId(new UUID(0, point)), new MemberId("bank-09"), 0, 1);
        return new Match(ruleset).apply(task, index, changed, lastTold, Country.TODAY);
    }

    private static Map<RecordId, Map<RecordId, Integer>> subset(Collection<RecordId> own, Index index) {
        Map<RecordId, Map<RecordId, Integer>> known = new HashMap<>();
        own.forEach(id -> known.put(id, index.best(id)));
        return known;
    }

    private Map<RecordId, Map<RecordId, Integer>> lastTold(Collection<RecordId> own) {
        Map<RecordId, Map<RecordId, Integer>> known = new HashMap<>();
        own.forEach(id -> known.put(id, told.getOrDefault(id, Map.of())));
        return known;
    }

    private int remember(Matched matched) {
        int before = told.size();
        int again = 0;
        for (Matched.ForRecipient result : matched.results()) {
            List<Matched.Ranking> rankings =
                    switch (result) {
                        case Matched.Candidates c -> c.rankings();
                        case Matched.Matches m -> m.rankings();
                        case Matched.Notice n -> List.of();
                    };
            for (Matched.Ranking ranking : rankings) {
                Map<RecordId, Integer> scores = new HashMap<>();
                ranking.best().forEach(s -> scores.put(s.other(), s.score()));
                again += told.put(ranking.own(), scores) == null ? 0 : 1;
            }
        }
        return told.size() - before + again;
    }

    private static String percentiles(long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return "p50 %.3f ms, p99 %.3f ms"
                .formatted(sorted[sorted.length / 2] / 1e6, sorted[sorted.length * 99 / 100] / 1e6);
    }

    private static double seconds(long began) {
        return (clock() - began) / 1e9;
    }

    /** CPU time of this thread: what else runs on the machine does not count, nor does collecting garbage beside it. */
    private static long clock() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
