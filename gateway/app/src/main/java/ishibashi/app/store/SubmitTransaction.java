package ishibashi.app.store;

import ishibashi.ingest.Answer;
import ishibashi.message.Digest;
import ishibashi.message.Known;
import ishibashi.message.Linked;
import ishibashi.message.Posting;
import ishibashi.message.Pseudonymised;
import ishibashi.message.Received;
import ishibashi.pseudonymise.Vault;
import ishibashi.pseudonymise.view.AnonymousView;
import ishibashi.refusal.Code;
import ishibashi.refusal.Refusal;
import ishibashi.refusal.Stage;
import ishibashi.refusal.Where;
import ishibashi.submit.Fate;
import ishibashi.submit.Submission;
import ishibashi.submit.Submitted;
import ishibashi.submit.Submitting;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.dao.DuplicateKeyException;

/** The transactions <em>receive</em> and <em>understand</em> in one, for doors that answer with what became of it. */
public final class SubmitTransaction implements Submitting {
    private final Database database;
    private final InboxBatch inbox;
    private final SealedMessages messages;
    private final UnderstoodChunks chunks;
    private final StandingFates standing;
    private final WorkSignal signal;
    private final CompanionTable companions;
    private final IntroductionSteps introductions;
    private final MessageNames names;
    private final Clock clock;
    private final Supplier<UUID> ids;

    public SubmitTransaction(
            Database database,
            Vault vault,
            Acts acts,
            WorkSignal signal,
            CompanionTable companions,
            IntroductionSteps introductions,
            Function<Posting, AnonymousView> views,
            Clock clock,
            Supplier<UUID> ids) {
        this.database = database;
        this.inbox = new InboxBatch(database, vault, acts);
        this.messages = new SealedMessages(database, vault);
        this.chunks = new UnderstoodChunks(database, acts, views, clock);
        this.standing = new StandingFates(database);
        this.signal = signal;
        this.companions = companions;
        this.introductions = introductions;
        this.names = new MessageNames(database);
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    public Submitted keep(Submission submission, Linked linked, Pseudonymised rows) {
        List<Submitted.Reason> against = submission.allOrNothing() ? reasons(linked, rows) : List.of();
        try {
            Submitted answer = database.transact(() -> keepOnce(submission, linked, rows, against));
            signal.ring();
            return answer;
        } catch (NotKept e) {
            return e.answer;
        } catch (DuplicateKeyException | RecordWriter.Overtaken e) {
            throw new Meanwhile(e);
        }
    }

    /** Ends the transaction without a trace of it. */
    private static final class NotKept extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient Submitted.Refused answer;

        NotKept(Submitted.Refused answer) {
            super("refused");
            this.answer = answer;
        }
    }

    private Submitted keepOnce(
            Submission submission, Linked linked, Pseudonymised rows, List<Submitted.Reason> against) {
        if (!named(submission)) {
            throw new NotKept(refused(Code.MESSAGE_ID_REUSED));
        }
        Received received = submission.received();
        Optional<InboxBatch.Stored> before = inbox.latest(received, submission.precondition());
        Optional<String> reading = Optional.of(submission.mappingVersion());
        if (before.isPresent() && InboxBatch.isRepeat(before.get(), received, reading)) {
            Answer.Taken taken = inbox.repeat(received, before.get());
            return new Submitted.Taken(taken.message(), taken.receipt(), true, standing.of(taken.message()));
        }
        received.stale().ifPresent(refusal -> {
            throw new NotKept(new Submitted.Refused(List.of(new Submitted.Reason(-1, refusal, Optional.empty()))));
        });
        if (!against.isEmpty()) {
            throw new NotKept(new Submitted.Refused(against));
        }
        if (!companions.stand(received.member(), submission.companions())) {
            throw new NotKept(refused(Code.VERSION_CONFLICT));
        }
        inbox.keepUnderstood(received, before, submission.precondition(), messages.seal(received));
        companions.write(received.member(), received.id(), submission.companions(), clock.instant());
        submission.step().flatMap(introductions::take).ifPresent(no -> {
            throw new NotKept(refused(no.code(), no.arguments()));
        });
        chunks.keep(rows, () -> 0);
        chunks.end(rows);
        return new Submitted.Taken(received.id(), received.receipt(), false, fates(linked, rows));
    }

    /** Whether the sender has used that name for this content only; it is kept if all the rest is. */
    private boolean named(Submission submission) {
        Digest digest = submission.received().digest();
        return submission
                .name()
                .map(name -> names.bind(submission.received().member(), name, digest))
                .orElse(digest)
                .equals(digest);
    }

    private Submitted.Refused refused(Code code) {
        return refused(code, List.of());
    }

    private Submitted.Refused refused(Code code, List<String> arguments) {
        Refusal refusal = new Refusal(code, Stage.PSEUDONYMISED, Where.MESSAGE, arguments, ids.get());
        return new Submitted.Refused(List.of(new Submitted.Reason(-1, refusal, Optional.empty())));
    }

    private static List<Submitted.Reason> reasons(Linked linked, Pseudonymised rows) {
        List<Submitted.Reason> reasons = new ArrayList<>();
        for (int n = 0; n < rows.rows().size(); n++) {
            int item = n;
            Optional<Submitted.Current> current =
                    linked.rows().get(n).known().map(k -> new Submitted.Current(k.record(), k.version()));
            switch (rows.rows().get(n)) {
                case Pseudonymised.Held h ->
                    h.refusals().forEach(r -> reasons.add(new Submitted.Reason(item, r, current)));
                case Pseudonymised.Rejected r ->
                    r.refusals().forEach(x -> reasons.add(new Submitted.Reason(item, x, current)));
                case Pseudonymised.Kept k -> {}
                case Pseudonymised.Left l -> {}
                case Pseudonymised.Duplicate d -> {}
            }
        }
        return reasons;
    }

    private List<Fate> fates(Linked linked, Pseudonymised rows) {
        Instant now = clock.instant();
        List<Fate> fates = new ArrayList<>(rows.rows().size());
        for (int n = 0; n < rows.rows().size(); n++) {
            Optional<Known> known = linked.rows().get(n).known();
            fates.add(
                    switch (rows.rows().get(n)) {
                        case Pseudonymised.Kept k ->
                            k.base() == 0
                                    ? new Fate.Created(k.posting().id(), k.version(), now)
                                    : new Fate.Changed(k.posting().id(), k.version(), now);
                        case Pseudonymised.Left l -> new Fate.Left(l.record(), l.version(), now);
                        case Pseudonymised.Duplicate d -> unchanged(d, known, now);
                        case Pseudonymised.Held h -> new Fate.Held(h.refusals());
                        case Pseudonymised.Rejected r -> new Fate.Held(r.refusals());
                    });
        }
        return fates;
    }

    /** Equal to what stands, to an item before it in the same message, or to a row that waits in quarantine. */
    private static Fate unchanged(Pseudonymised.Duplicate duplicate, Optional<Known> known, Instant now) {
        return duplicate
                .record()
                .<Fate>map(r -> new Fate.Unchanged(
                        r,
                        known.filter(k -> k.record().equals(r))
                                .map(Known::version)
                                .orElse(1),
                        known.map(Known::updatedAt).orElse(now)))
                .orElseGet(() -> new Fate.Held(List.of()));
    }
}
