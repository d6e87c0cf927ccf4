package ishibashi.match;

import ishibashi.message.Matched;
import ishibashi.message.Matched.ForRecipient;
import ishibashi.message.Matched.Ranking;
import ishibashi.message.Matched.Scored;
import ishibashi.message.MemberId;
import ishibashi.message.Posting;
import ishibashi.message.RecordId;
import ishibashi.message.Terms.Urgency;
import ishibashi.work.Task;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** The stage <em>match</em>: what the changes of a chunk mean to each recipient, standing and urgent. */
public final class Match {
    private static final int CANDIDATES = 20;
    private static final int VACANCIES = 10;
    private static final Comparator<Hit> BEST = Comparator.comparingInt(Hit::score)
            .reversed()
            .thenComparing(h -> h.other().toString());

    private final Ruleset ruleset;

    public Match(Ruleset ruleset) {
        this.ruleset = ruleset;
    }

    private record Hit(RecordId own, RecordId other, int score) {}

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
        Map<RecordId, List<Hit>> candidates = new LinkedHashMap<>();
        Map<RecordId, List<Hit>> matches = new LinkedHashMap<>();
        List<ForRecipient> results = new ArrayList<>();
        for (RecordId id : changed) {
            switch (index.posting(id).orElse(null)) {
                case Posting.OfVacancy v -> {
                    List<Hit> hits = seekersFor(v, index, today);
                    candidates.put(id, hits);
                    hits.forEach(h -> matches.computeIfAbsent(h.other(), k -> vacanciesFor(k, index, today)));
                    results.addAll(notices(v, hits, index, today));
                }
                case Posting.OfSeeker s -> {
                    List<Hit> hits = vacanciesFor(id, index, today);
                    matches.put(id, hits);
                    hits.forEach(h -> candidates.computeIfAbsent(h.other(), k -> seekersFor(k, index, today)));
                }
                case null -> {}
            }
        }
        Map<RecordId, Map<RecordId, Integer>> told = new LinkedHashMap<>(lastTold.apply(candidates.keySet()));
        told.putAll(lastTold.apply(matches.keySet()));
        results.addAll(byOwner(candidates, told, index, today, Matched.Candidates::new));
        results.addAll(byOwner(matches, told, index, today, Matched.Matches::new));
        return new Matched(task.message(), task.member(), task.chunk(), ruleset.version(), results);
    }

    private List<Hit> seekersFor(RecordId vacancy, Index index, LocalDate today) {
        return index.posting(vacancy).orElse(null) instanceof Posting.OfVacancy v
                ? seekersFor(v, index, today)
                : List.of();
    }

    private List<Hit> seekersFor(Posting.OfVacancy vacancy, Index index, LocalDate today) {
        List<Hit> hits = new ArrayList<>();
        for (Posting.OfSeeker seeker : index.seekers()) {
            if (ruleset.fits(vacancy, seeker, today)) {
                hits.add(new Hit(vacancy.id(), seeker.id(), ruleset.score(vacancy, seeker, today)));
            }
        }
        return hits.stream().sorted(BEST).limit(CANDIDATES).toList();
    }

    private List<Hit> vacanciesFor(RecordId id, Index index, LocalDate today) {
        List<Hit> hits = new ArrayList<>();
        if (index.posting(id).orElse(null) instanceof Posting.OfSeeker seeker) {
            for (Posting.OfVacancy vacancy : index.vacancies()) {
                if (ruleset.fits(vacancy, seeker, today)) {
                    hits.add(new Hit(id, vacancy.id(), ruleset.score(vacancy, seeker, today)));
                }
            }
        }
        return hits.stream().sorted(BEST).limit(VACANCIES).toList();
    }

    private interface Maker {
        ForRecipient of(MemberId recipient, List<Ranking> rankings);
    }

    /** One result a recipient, with what differs from what it was last told. */
    private List<ForRecipient> byOwner(
            Map<RecordId, List<Hit>> found,
            Map<RecordId, Map<RecordId, Integer>> told,
            Index index,
            LocalDate today,
            Maker maker) {
        Map<MemberId, List<Ranking>> rankings = new TreeMap<>();
        found.forEach((own, hits) -> {
            Map<RecordId, Integer> before = told.getOrDefault(own, Map.of());
            Map<RecordId, Integer> now = new LinkedHashMap<>();
            hits.forEach(h -> now.put(h.other(), h.score()));
            if (!before.equals(now) && !now.isEmpty()) {
                index.posting(own).ifPresent(p -> rankings.computeIfAbsent(p.operatorOfRecord(), k -> new ArrayList<>())
                        .add(ranking(own, hits, index, today)));
            }
        });
        return rankings.entrySet().stream()
                .map(e -> maker.of(e.getKey(), e.getValue()))
                .toList();
    }

    private Ranking ranking(RecordId own, List<Hit> hits, Index index, LocalDate today) {
        int considered = index.posting(own).orElse(null) instanceof Posting.OfVacancy
                ? index.seekers().size()
                : index.vacancies().size();
        return new Ranking(own, (considered + 9) / 10 * 10, scored(hits, index, today), List.of());
    }

    private List<Scored> scored(List<Hit> hits, Index index, LocalDate today) {
        List<Scored> scored = new ArrayList<>();
        for (Hit hit : hits) {
            explained(hit, index, today)
                    .ifPresent(rules -> scored.add(
                            new Scored(hit.other(), scored.size() + 1, hit.score(), ruleset.maximum(), rules)));
        }
        return scored;
    }

    private Optional<List<Matched.Points>> explained(Hit hit, Index index, LocalDate today) {
        Posting own = index.posting(hit.own()).orElse(null);
        Posting other = index.posting(hit.other()).orElse(null);
        if (own instanceof Posting.OfVacancy v && other instanceof Posting.OfSeeker s) {
            return Optional.of(ruleset.explain(v, s, today));
        }
        return own instanceof Posting.OfSeeker s && other instanceof Posting.OfVacancy v
                ? Optional.of(ruleset.explain(v, s, today))
                : Optional.empty();
    }

    /** To each doctor's bank at once, when a vacancy is urgent. */
    private List<ForRecipient> notices(Posting.OfVacancy vacancy, List<Hit> hits, Index index, LocalDate today) {
        if (vacancy.terms().urgency() != Urgency.IMMEDIATE) {
            return List.of();
        }
        Map<MemberId, List<Hit>> banks = new TreeMap<>();
        hits.forEach(h -> index.posting(h.other())
                .ifPresent(p -> banks.computeIfAbsent(p.operatorOfRecord(), k -> new ArrayList<>())
                        .add(h)));
        return banks.entrySet().stream()
                .<ForRecipient>map(
                        e -> new Matched.Notice(e.getKey(), vacancy.id(), scored(e.getValue(), index, today)))
                .toList();
    }
}
