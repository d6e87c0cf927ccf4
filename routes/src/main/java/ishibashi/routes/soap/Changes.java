package ishibashi.routes.soap;

import ishibashi.ingest.Ingest;
import ishibashi.message.Door;
import ishibashi.message.Kind;
import ishibashi.message.Outcome;
import ishibashi.message.Posting;
import ishibashi.message.Received;
import ishibashi.message.RecordId;
import ishibashi.message.Row;
import ishibashi.refusal.Code;
import ishibashi.refusal.Refusal;
import ishibashi.refusal.Stage;
import ishibashi.refusal.Where;
import ishibashi.submit.Expectation;
import ishibashi.submit.Fate;
import ishibashi.submit.OwnRecord;
import ishibashi.submit.OwnRecords;
import ishibashi.submit.Submission;
import ishibashi.submit.Submitted;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/** The three operations that change something hand over here, and answer with receipt, record and version. */
final class Changes {
    /** How this door reads: rows read otherwise are never taken for equal by their digests. */
    private static final String MAPPING = "soap-1";

    private final Ingest ingest;
    private final Function<Submission, Submitted> submit;
    private final OwnRecords records;
    private final Supplier<UUID> ids;

    Changes(Ingest ingest, Function<Submission, Submitted> submit, OwnRecords records, Supplier<UUID> ids) {
        this.ingest = ingest;
        this.submit = submit;
        this.records = records;
        this.ids = ids;
    }

    Done submit(Asked asked, Row row, Expectation expectation) {
        return switch (ingest.verified(
                Door.SOAP,
                asked.member(),
                asked.verified().body(),
                asked.envelope(),
                asked.verified().created())) {
            case Outcome.Refused<Received>(Refusal refusal) -> Done.refused(List.of(refusal));
            case Outcome.Passed<Received>(Received received) ->
                done(submit.apply(
                        new Submission(received, MAPPING, true, List.of(new Submission.Item(row, expectation)))));
        };
    }

    /** The caller's own vacancy that the message names, by its id or else its number; empty for unknown and another's alike. */
    Optional<OwnRecord> named(Asked asked, String number) {
        return asked.text("record")
                .map(id -> records.find(asked.member(), RecordId.of(id)))
                .orElseGet(() -> records.find(asked.member(), Kind.VACANCY, number))
                .filter(record -> record.posting() instanceof Posting.OfVacancy);
    }

    static Expectation.Seen seen(Asked asked, OwnRecord record) {
        return new Expectation.Seen(
                record.posting().id(), Integer.parseInt(asked.text("version").orElseThrow()));
    }

    Done notYours() {
        return Done.refused(
                List.of(new Refusal(Code.NOT_YOUR_RECORD, Stage.RECEIVED, Where.MESSAGE, List.of(), ids.get())));
    }

    private static Done done(Submitted submitted) {
        return switch (submitted) {
            case Submitted.Refused(var reasons) -> new Done.Refused(reasons);
            case Submitted.Taken taken ->
                switch (taken.fates().getFirst()) {
                    case Fate.Created f -> response(taken, f.record(), f.version(), "created");
                    case Fate.Changed f -> response(taken, f.record(), f.version(), "changed");
                    case Fate.Unchanged f -> response(taken, f.record(), f.version(), "unchanged");
                    case Fate.Left f -> response(taken, f.record(), f.version(), "withdrawn");
                    case Fate.Held(var refusals) ->
                        new Done.Refused(refusals.stream()
                                .map(r -> new Submitted.Reason(0, r, Optional.empty()))
                                .toList());
                };
        };
    }

    private static Done response(Submitted.Taken taken, RecordId record, int version, String outcome) {
        return new Done.Response(element -> {
            Writing.add(element, "receipt", taken.receipt());
            Writing.add(element, "record", record.toString());
            Writing.add(element, "version", Integer.toString(version));
            Writing.add(element, "outcome", outcome);
            Writing.add(element, "repeat", Boolean.toString(taken.repeat()));
        });
    }
}
