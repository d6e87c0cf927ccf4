package ishibashi.app;

import ishibashi.ingest.Answer;
import ishibashi.ingest.Ingest;
import ishibashi.ingest.Journal;
import ishibashi.link.Link;
import ishibashi.link.Shrinkage;
import ishibashi.match.Index;
import ishibashi.match.Match;
import ishibashi.message.Linked;
import ishibashi.message.Matched;
import ishibashi.message.Normalised;
import ishibashi.message.Outcome;
import ishibashi.message.Pseudonymised;
import ishibashi.message.Received;
import ishibashi.message.Signed;
import ishibashi.normalise.Chunks;
import ishibashi.normalise.Normalise;
import ishibashi.pseudonymise.Pseudonymise;
import ishibashi.refusal.Code;
import ishibashi.refusal.Refusal;
import ishibashi.refusal.Stage;
import ishibashi.refusal.Where;
import ishibashi.routes.Steps;
import ishibashi.sign.Sign;
import ishibashi.sign.Tell;
import ishibashi.submit.Expected;
import ishibashi.submit.Offered;
import ishibashi.submit.Submission;
import ishibashi.submit.Submitting;
import ishibashi.work.Carried;
import ishibashi.work.Conclusion;
import ishibashi.work.Matching;
import ishibashi.work.Task;
import ishibashi.work.Told;
import ishibashi.work.Understanding;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/** The stages put onto the steps of the routes, each with the port it needs. */
final class Journey {
    /** Changes that the index takes in at once. */
    static final int CHANGES = 5_000;

    /** After so many attempts without progress a message no longer stands in the way of its member's next ones. */
    private static final int MOST_ATTEMPTS = 8;

    private final Supplier<LocalDate> today;
    private final Supplier<UUID> ids;
    private final Turns turns = new Turns(Runtime.getRuntime().availableProcessors() + 1);

    /** @param today the business day */
    Journey(Supplier<LocalDate> today, Supplier<UUID> ids) {
        this.today = today;
        this.ids = ids;
    }

    Steps.Receive receive(Ingest ingest, Journal journal) {
        return new Steps.Receive(
                arrival -> {
                    Outcome<Received> outcome = turns.take(() -> ingest.verify(arrival));
                    if (outcome instanceof Outcome.Refused<Received>(Refusal refusal)) {
                        journal.refused(ingest.member(arrival.peer()), arrival.door(), refusal);
                    }
                    return outcome;
                },
                outcome -> switch (outcome) {
                    case Outcome.Passed<Received>(Received received) -> kept(received, journal);
                    case Outcome.Refused<Received>(Refusal refusal) -> new Answer.Refused(refusal);
                });
    }

    private static Answer kept(Received received, Journal journal) {
        Answer answer = journal.keep(received);
        if (answer instanceof Answer.Refused(Refusal refusal)) {
            journal.rejected(received.member(), received.door(), refusal);
        }
        return answer;
    }

    /** What another message changed meanwhile is linked again, a few times; after that the sender is asked to come again. */
    Steps.Submit submit(Submitting port, Link link, Pseudonymise pseudonymise, Expected expected) {
        Function<Submission, Offered<Linked>> linked =
                submission -> Offered.of(submission, expected.apply(submission, link.apply(rows(submission))));
        Function<Offered<Linked>, Offered<Pseudonymised>> sealed =
                offered -> offered.with(pseudonymise.apply(offered.value(), Expected.seen(offered.submission())));
        return new Steps.Submit(linked::apply, sealed::apply, offered -> {
            Offered<Pseudonymised> next = offered;
            for (int attempt = 1; ; attempt++) {
                try {
                    return port.keep(next.submission(), next.linked(), next.value());
                } catch (Submitting.Meanwhile e) {
                    if (attempt == MOST_ATTEMPTS) {
                        throw e;
                    }
                    next = linked.andThen(sealed).apply(next.submission());
                }
            }
        });
    }

    private static Normalised rows(Submission submission) {
        Received received = submission.received();
        return new Normalised(
                received.id(),
                received.member(),
                0,
                true,
                received.signedAt(),
                submission.mappingVersion(),
                Optional.empty(),
                submission.items().stream().map(Submission.Item::row).toList());
    }

    Steps.Understand understand(
            Understanding port,
            Normalise normalise,
            Shrinkage shrinkage,
            Link link,
            Pseudonymise pseudonymise,
            Tell tell) {
        return new Steps.Understand(
                task -> chunks(task, port, opened -> guarded(opened, normalise, shrinkage), tell),
                chunk -> chunk.with(link.apply(chunk.value())),
                chunk -> chunk.with(pseudonymise.apply(chunk.value())),
                chunk -> port.keep(chunk.task(), chunk.value()));
    }

    /** Before anything of a message is kept; once a person has said so, or some of it is, nothing holds it any more. */
    private Outcome<Chunks> guarded(Understanding.Opened opened, Normalise normalise, Shrinkage shrinkage) {
        Outcome<Chunks> read = normalise.apply(opened, today.get());
        return read instanceof Outcome.Passed<Chunks>(Chunks chunks) && !opened.released() && opened.firstChunk() == 0
                ? chunks.listed()
                        .flatMap(list -> shrinkage.held(opened.member(), list))
                        .<Outcome<Chunks>>map(Outcome.Refused::new)
                        .orElse(read)
                : read;
    }

    private Iterator<Carried<Normalised>> chunks(
            Task task, Understanding port, Function<Understanding.Opened, Outcome<Chunks>> read, Tell tell) {
        if (task.attempt() > MOST_ATTEMPTS) {
            Refusal poison = new Refusal(Code.FILE_UNREADABLE, Stage.NORMALISED, Where.MESSAGE, List.of(), ids.get());
            port.hold(task, poison, tell.held(task, poison));
            return List.<Carried<Normalised>>of().iterator();
        }
        return switch (read.apply(port.open(task))) {
            case Outcome.Refused<Chunks>(Refusal refusal) -> {
                port.hold(task, refusal, tell.held(task, refusal));
                yield List.<Carried<Normalised>>of().iterator();
            }
            case Outcome.Passed<Chunks>(Chunks chunks) ->
                new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        return chunks.hasNext();
                    }

                    @Override
                    public Carried<Normalised> next() {
                        return new Carried<>(task, chunks.next());
                    }
                };
        };
    }

    Steps.Match match(Matching port, Index index, Match match, Sign sign) {
        return new Steps.Match(
                task -> new Carried<>(task, matched(task, port, index, match)),
                carried -> carried.with(sign.apply(carried.value(), index::posting, port::numbers)),
                carried -> {
                    Told told = carried.value();
                    port.keep(carried.task(), told.scores(), told.ruleset(), told.signed());
                });
    }

    /**
     * Before a match the index takes in what was committed up to the task's own changes. What came later waits for its own task:
     * else the first of a large file's chunks would have to tell what all of them mean.
     */
    private Matched matched(Task task, Matching port, Index index, Match match) {
        long upTo = port.pointOf(task);
        synchronized (index) {
            while (index.point() < upTo) {
                int most = (int) Math.min(CHANGES, upTo - index.point());
                Matching.Changes changes = port.changesAfter(index.point(), most);
                if (changes.changes().isEmpty()) {
                    throw new IllegalStateException("a change is numbered but not to be read");
                }
                index.apply(changes);
            }
        }
        return match.apply(task, index, port.changedBy(task), port::lastTold, today.get());
    }

    static Steps.Conclude conclude(Conclusion port, Tell tell) {
        return new Steps.Conclude(
                task -> new Carried<>(task, port.open(task)),
                carried -> carried.<Signed.Result>with(tell.counts(carried.value())),
                carried -> port.keep(carried.task(), carried.value()));
    }
}
