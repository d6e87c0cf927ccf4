package ishibashi.app.soap;

import ishibashi.message.Digest;
import ishibashi.message.FacilityIdentity;
import ishibashi.message.Kind;
import ishibashi.message.MemberId;
import ishibashi.message.Posting;
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
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** The one commit, in memory, as {@code ishibashi.submit} describes it: versions, repeats, conflicts. */
final class Records implements OwnRecords, Function<Submission, Submitted> {
    private final List<Submission> taken = new ArrayList<>();
    private final Map<Digest, Submitted.Taken> answers = new HashMap<>();
    private final Map<RecordId, OwnRecord> current = new HashMap<>();
    private boolean broken;

    synchronized List<Submission> taken() {
        return List.copyOf(taken);
    }

    /** From now on the store cannot be reached. */
    synchronized void breakDown() {
        broken = true;
    }

    @Override
    public synchronized Submitted apply(Submission submission) {
        if (broken) {
            throw new IllegalStateException("the store is away");
        }
        Digest digest = submission.received().digest();
        if (answers.containsKey(digest)) {
            Submitted.Taken first = answers.get(digest);
            return new Submitted.Taken(first.message(), first.receipt(), true, first.fates());
        }
        Submission.Item item = submission.items().getFirst();
        MemberId member = submission.received().member();
        Optional<OwnRecord> stands = find(member, Kind.VACANCY, number(item.row()));
        Optional<Fate> fate = fate(submission, item, stands);
        if (fate.isEmpty()) {
            return new Submitted.Refused(List.of(new Submitted.Reason(
                    0,
                    new Refusal(
                            Code.VERSION_CONFLICT,
                            Stage.LINKED,
                            Where.row(item.row().where()),
                            List.of(),
                            UUID.randomUUID()),
                    stands.map(r -> new Submitted.Current(r.posting().id(), r.version())))));
        }
        taken.add(submission);
        Submitted.Taken answer = new Submitted.Taken(
                submission.received().id(), submission.received().receipt(), false, List.of(fate.get()));
        answers.put(digest, answer);
        return answer;
    }

    private static String number(Row row) {
        return switch (row) {
            case Row.OfVacancy v -> v.number();
            case Row.Withdrawn w -> w.number();
            default -> throw new AssertionError("not of this door");
        };
    }

    private Optional<Fate> fate(Submission submission, Submission.Item item, Optional<OwnRecord> stands) {
        boolean asBelieved =
                switch (item.expectation()) {
                    case Expectation.New() -> stands.isEmpty();
                    case Expectation.Seen(RecordId id, int version) ->
                        stands.isPresent()
                                && stands.get().posting().id().equals(id)
                                && stands.get().version() == version;
                    case Expectation.Any() -> true;
                };
        if (!asBelieved) {
            return Optional.empty();
        }
        RecordId id = stands.map(r -> r.posting().id()).orElseGet(() -> new RecordId(UUID.randomUUID()));
        int version = stands.map(OwnRecord::version).orElse(0) + 1;
        var at = submission.received().receivedAt();
        MemberId member = submission.received().member();
        return Optional.of(
                switch (item.row()) {
                    case Row.OfVacancy v -> {
                        keep(id, v, version, submission, Optional.of(v.facility()));
                        yield stands.isEmpty() ? new Fate.Created(id, version, at) : new Fate.Changed(id, version, at);
                    }
                    case Row.Withdrawn w -> {
                        OwnRecord old = stands.orElseThrow();
                        current.put(
                                id,
                                new OwnRecord(
                                        old.posting(),
                                        old.number(),
                                        version,
                                        at,
                                        false,
                                        member,
                                        submission.received().door(),
                                        old.facility(),
                                        Optional.empty(),
                                        Optional.empty()));
                        yield new Fate.Left(id, version, at);
                    }
                    default -> throw new AssertionError("not of this door");
                });
    }

    private void keep(
            RecordId id, Row.OfVacancy row, int version, Submission submission, Optional<FacilityIdentity> facility) {
        MemberId member = submission.received().member();
        current.put(
                id,
                new OwnRecord(
                        new Posting.OfVacancy(id, member, row.vacancy(), Set.of()),
                        row.number(),
                        version,
                        submission.received().receivedAt(),
                        true,
                        member,
                        submission.received().door(),
                        facility,
                        Optional.empty(),
                        Optional.empty()));
    }

    @Override
    public synchronized Optional<OwnRecord> find(MemberId caller, RecordId record) {
        return Optional.ofNullable(current.get(record)).filter(r -> r.owner().equals(caller));
    }

    @Override
    public synchronized Optional<OwnRecord> find(MemberId caller, Kind kind, String number) {
        return current.values().stream()
                .filter(r -> r.owner().equals(caller) && r.number().equals(number))
                .findFirst();
    }

    @Override
    public List<OwnRecord> all(MemberId caller, Collection<RecordId> records) {
        return records.stream().flatMap(r -> find(caller, r).stream()).toList();
    }

    @Override
    public List<OwnRecord> history(MemberId caller, RecordId record) {
        return find(caller, record).stream().toList();
    }

    @Override
    public int reach(MemberId caller, RecordId record) {
        return 7;
    }
}
