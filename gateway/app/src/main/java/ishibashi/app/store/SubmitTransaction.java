package ishibashi.app.store;

import ishibashi.ingest.Answer;
import ishibashi.message.Digest;
import ishibashi.message.Known;
import ishibashi.message.Linked;
import ishibashi.message.MemberId;
import ishibashi.message.MessageId;
import ishibashi.message.Posting;
import ishibashi.message.Pseudonymised;
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
import java.util.Map;
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
    private final ChunkWriter writer;
    private final Progress progress;
    private final StandingFates standing;
    private final Acts acts;
    private final WorkSignal signal;
    private final CompanionTable companions;
    private final MessageNames names;
    private final Clock clock;
    private final Supplier<UUID> ids;

    /** @param mapping version of a bank's mapping in force now */
    public SubmitTransaction(
            Database database,
            Vault vault,
            Acts acts,
            WorkSignal signal,
            CompanionTable companions,
            Function<Posting, AnonymousView> views,
            Clock clock,
            Supplier<UUID> ids,
            Function<MemberId, Optional<String>> mapping) {
        this.database = database;
        this.inbox = new InboxBatch(database, vault, acts, mapping);
        this.messages = new SealedMessages(database, vault);
        this.writer = new ChunkWriter(database, new ViewColumns(views), clock);
        this.progress = new Progress(database);
        this.standing = new StandingFates(database);
        this.acts = acts;
        this.signal = signal;
        this.companions = companions;
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
        Optional<Answer.Taken> repeat = inbox.repeat(submission.received(), submission.precondition());
        if (repeat.isPresent()) {
            Answer.Taken taken = repeat.get();
            return new Submitted.Taken(taken.message(), taken.receipt(), true, standing.of(taken.message()));
        }
        if (!against.isEmpty()) {
            throw new NotKept(new Submitted.Refused(against));
        }
        MemberId member = submission.received().member();
        if (!companions.stand(member, submission.companions())) {
            throw new NotKept(refused(Code.VERSION_CONFLICT));
        }
        inbox.keepUnderstood(submission.received(), submission.precondition(), messages.seal(submission.received()));
        companions.write(member, submission.received().id(), submission.companions(), clock.instant());
        understand(submission, rows);
        return new Submitted.Taken(
                submission.received().id(), submission.received().receipt(), false, fates(linked, rows));
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
        Refusal refusal = new Refusal(code, Stage.PSEUDONYMISED, Where.MESSAGE, List.of(), ids.get());
        return new Submitted.Refused(List.of(new Submitted.Reason(-1, refusal, Optional.empty())));
    }

    private void understand(Submission submission, Pseudonymised rows) {
        MessageId message = rows.message();
        database.jdbc()
                .update(
                        "insert into chunk (message, chunk, rows) values (?, 0, ?)",
                        message.value(),
                        rows.rows().size());
        if (writer.write(rows)) {
            progress.match(message, 0);
        }
        database.jdbc()
                .update(
                        "update message set understood = true, mapping_version = ? where id = ?",
                        submission.mappingVersion(),
                        message.value());
        progress.concludeIfDone(message);
        acts.write(
                "chunk-understood",
                rows.member().value(),
                Map.of(
                        "message",
                        message.toString(),
                        "chunk",
                        "0",
                        "rows",
                        Integer.toString(rows.rows().size())));
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
