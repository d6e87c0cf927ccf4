package ishibashi.sign;

import ishibashi.bundle.Bundles;
import ishibashi.bundle.Told;
import ishibashi.bundle.Urgent;
import ishibashi.message.Matched;
import ishibashi.message.Matched.Ranking;
import ishibashi.message.MemberId;
import ishibashi.message.Posting;
import ishibashi.message.RecordId;
import ishibashi.message.Signed;
import ishibashi.pseudonymise.Pseudonyms;
import ishibashi.pseudonymise.view.AnonymousView;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The stage <em>sign</em>: pseudonyms for each recipient, Bundles, signatures, release times. */
public final class Sign {
    private static final int OWN_RECORDS = 10;

    private final Bundles bundles;
    private final Results results;
    private final Pseudonyms pseudonyms;
    private final UnaryOperator<String> widest;
    private final OwnForm forms;
    private final Duration window;
    private final Clock clock;

    /**
     * @param signer CMS over a Bundle's bytes
     * @param widest the widest department above one
     * @param forms writes results in their recipient's own form too
     * @param window in which standing results leave together, at most 60 s (contract §5)
     */
    public Sign(
            Bundles bundles,
            ResultSigner signer,
            Pseudonyms pseudonyms,
            UnaryOperator<String> widest,
            OwnForm forms,
            Duration window,
            Clock clock) {
        this.bundles = bundles;
        this.results = new Results(signer, pseudonyms);
        this.pseudonyms = pseudonyms;
        this.widest = widest;
        this.forms = forms;
        this.window = window;
        this.clock = clock;
    }

    /**
     * @param postings looks records up
     * @param numbers opens a recipient's own numbers
     */
    public ishibashi.work.Told apply(
            Matched matched,
            Function<RecordId, Optional<Posting>> postings,
            Function<Collection<RecordId>, Map<RecordId, String>> numbers) {
        Map<RecordId, String> own = numbers.apply(owned(matched));
        List<Signed.Result> signed = new ArrayList<>();
        Map<RecordId, Map<RecordId, Integer>> scores = new HashMap<>();
        String cause = matched.message() + "#" + matched.chunk();
        Map<MemberId, List<Urgent>> notices = new TreeMap<>();
        for (Matched.ForRecipient result : matched.results()) {
            switch (result) {
                case Matched.Candidates c -> {
                    rankings(
                            cause,
                            "candidates",
                            "vacancy",
                            c.recipient(),
                            c.rankings(),
                            matched,
                            postings,
                            own,
                            signed);
                    remember(c.rankings(), scores);
                }
                case Matched.Matches m -> {
                    rankings(cause, "matches", "seeker", m.recipient(), m.rankings(), matched, postings, own, signed);
                    remember(m.rankings(), scores);
                }
                case Matched.Notice n ->
                    urgent(n, postings, own)
                            .ifPresent(u -> notices.computeIfAbsent(n.recipient(), k -> new ArrayList<>())
                                    .add(u));
            }
        }
        notices.forEach((recipient, urgent) -> signed.add(notice(cause, recipient, urgent)));
        return new ishibashi.work.Told(
                new Signed(matched.message(), matched.member(), matched.chunk(), signed), scores, matched.ruleset());
    }

    private static Set<RecordId> owned(Matched matched) {
        Set<RecordId> own = new HashSet<>();
        for (Matched.ForRecipient result : matched.results()) {
            switch (result) {
                case Matched.Candidates c -> c.rankings().forEach(r -> own.add(r.own()));
                case Matched.Matches m -> m.rankings().forEach(r -> own.add(r.own()));
                case Matched.Notice n -> n.seekers().forEach(s -> own.add(s.other()));
            }
        }
        return own;
    }

    private static void remember(List<Ranking> rankings, Map<RecordId, Map<RecordId, Integer>> scores) {
        rankings.forEach(r -> {
            Map<RecordId, Integer> told = new HashMap<>();
            r.best().forEach(s -> told.put(s.other(), s.score()));
            scores.put(r.own(), told);
        });
    }

    private void rankings(
            String cause,
            String event,
            String kind,
            MemberId recipient,
            List<Ranking> rankings,
            Matched matched,
            Function<RecordId, Optional<Posting>> postings,
            Map<RecordId, String> numbers,
            List<Signed.Result> into) {
        List<Told> told = rankings.stream()
                .flatMap(r -> told(r, kind, recipient, matched.ruleset(), postings, numbers).stream())
                .toList();
        for (int from = 0; from < told.size(); from += OWN_RECORDS) {
            UUID id = results.id(cause, recipient, event, from / OWN_RECORDS);
            Instant release = endOfWindow(clock.instant());
            List<Told> part = told.subList(from, Math.min(from + OWN_RECORDS, told.size()));
            byte[] bundle =
                    bundles.rankings(id, event, recipient, part, forms.rankings(recipient, event, part), release);
            into.add(results.of(id, recipient, event, bundle, release));
        }
    }

    /** One own record's ranking in its recipient's words; empty if the recipient has no number of it. */
    public Optional<Told> told(
            Ranking ranking,
            String kind,
            MemberId recipient,
            String ruleset,
            Function<RecordId, Optional<Posting>> postings,
            Map<RecordId, String> numbers) {
        String number = numbers.get(ranking.own());
        if (number == null) {
            return Optional.empty();
        }
        List<Told.Other> others = ranking.best().stream()
                .flatMap(s -> postings.apply(s.other()).stream()
                        .map(p -> new Told.Other(pseudonym(s.other(), recipient), AnonymousView.of(p, widest), s)))
                .toList();
        List<Told.Near> nearMisses = ranking.nearMisses().stream()
                .flatMap(m -> postings.apply(m.other()).stream()
                        .map(p -> new Told.Near(pseudonym(m.other(), recipient), AnonymousView.of(p, widest), m)))
                .toList();
        return Optional.of(new Told(kind, number, ruleset, ranking.considered(), others, nearMisses));
    }

    private Optional<Urgent> urgent(
            Matched.Notice notice, Function<RecordId, Optional<Posting>> postings, Map<RecordId, String> numbers) {
        List<String> seekers = notice.seekers().stream()
                .flatMap(s -> Optional.ofNullable(numbers.get(s.other())).stream())
                .toList();
        return postings.apply(notice.vacancy())
                .map(p -> new Urgent(
                        pseudonym(notice.vacancy(), notice.recipient()), AnonymousView.of(p, widest), seekers));
    }

    /** One message for each doctor's bank and cause, at once. */
    private Signed.Result notice(String cause, MemberId recipient, List<Urgent> urgent) {
        UUID id = results.id(cause, recipient, "notice", 0);
        Instant now = clock.instant();
        return results.of(
                id,
                recipient,
                "notice",
                bundles.notices(id, recipient, urgent, forms.notices(recipient, urgent), now),
                now);
    }

    private String pseudonym(RecordId record, MemberId recipient) {
        return pseudonyms.of(record, recipient, "match");
    }

    /** Windows begin at the same instants for all, so a time of release says nothing. */
    private Instant endOfWindow(Instant now) {
        long millis = Math.max(1, window.toMillis());
        return Instant.ofEpochMilli((now.toEpochMilli() / millis + 1) * millis);
    }
}
