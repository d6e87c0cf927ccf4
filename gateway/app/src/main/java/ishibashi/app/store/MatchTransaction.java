package ishibashi.app.store;

import ishibashi.message.MemberId;
import ishibashi.message.Posting;
import ishibashi.message.RecordId;
import ishibashi.message.Signed;
import ishibashi.pseudonymise.Vault;
import ishibashi.work.Matching;
import ishibashi.work.Task;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The transaction <em>match and sign</em>, and the commit-ordered change sequence that feeds the matcher's index. */
public final class MatchTransaction implements Matching {
    /** Given after the commit by whoever reads, one at a time: a number that is seen can have no later smaller one. */
    private static final String NUMBER = """
            with base as (select coalesce(max(point), 0) as top from change),
            fresh as (select id, row_number() over (order by id) as n from change where point is null)
            update change set point = base.top + fresh.n from base, fresh where change.id = fresh.id""";

    private static final long NUMBERING = 0x49534849_00000001L;

    private final Database database;
    private final Vault vault;
    private final VaultTable sealed;
    private final OutboxTable outbox;
    private final Progress progress;
    private final Acts acts;
    private final WorkSignal signal;

    public MatchTransaction(Database database, Vault vault, OutboxTable outbox, Acts acts, WorkSignal signal) {
        this.database = database;
        this.vault = vault;
        this.sealed = new VaultTable(database);
        this.outbox = outbox;
        this.progress = new Progress(database);
        this.acts = acts;
        this.signal = signal;
    }

    private void number() {
        database.run(() -> {
            database.jdbc().queryForList("select pg_advisory_xact_lock(?)::text", NUMBERING);
            database.jdbc().update(NUMBER);
        });
    }

    @Override
    public Changes changesAfter(long point, int limit) {
        List<Change> changes = database.jdbc()
                .query(
                        """
                        select c.point, c.record, r.kind, r.posting from change c
                        left join record r on r.id = c.record and r.active
                        where c.point > ? order by c.point limit ?""",
                        (row, n) -> new Change(
                                row.getLong("point"),
                                new RecordId(row.getObject("record", UUID.class)),
                                posting(row.getString("posting"), row.getString("kind"))),
                        point,
                        limit);
        return new Changes(
                changes, changes.isEmpty() ? point : changes.getLast().point());
    }

    private static Optional<Posting> posting(@Nullable String json, @Nullable String kind) {
        return json == null || kind == null ? Optional.empty() : Optional.of(PostingJson.read(json, kind));
    }

    @Override
    public long pointOf(Task task) {
        number();
        Long point = database.jdbc()
                .queryForObject(
                        "select coalesce(max(point), 0) from change where message = ? and chunk = ?",
                        Long.class,
                        task.message().value(),
                        task.chunk());
        return point == null ? 0 : point;
    }

    @Override
    public List<RecordId> changedBy(Task task) {
        return database.jdbc()
                .query(
                        "select distinct record from change where message = ? and chunk = ?",
                        (row, n) -> new RecordId(row.getObject("record", UUID.class)),
                        task.message().value(),
                        task.chunk());
    }

    @Override
    public Map<RecordId, Map<RecordId, Integer>> lastTold(Collection<RecordId> own) {
        Map<RecordId, Map<RecordId, Integer>> told = new HashMap<>();
        database.jdbc()
                .query(
                        "select own, other, score from told where own = any (?)",
                        row -> {
                            told.computeIfAbsent(new RecordId(row.getObject("own", UUID.class)), k -> new HashMap<>())
                                    .put(new RecordId(row.getObject("other", UUID.class)), row.getInt("score"));
                        },
                        (Object) uuids(own));
        return told;
    }

    @Override
    public Map<RecordId, String> numbers(Collection<RecordId> records) {
        Map<String, MemberId> owners = new HashMap<>();
        database.jdbc()
                .query(
                        "select id::text, operator_of_record from record where id = any (?)",
                        row -> {
                            owners.put(row.getString(1), new MemberId(row.getString(2)));
                        },
                        (Object) uuids(records));
        Map<RecordId, String> numbers = new HashMap<>();
        sealed.all(owners.keySet(), "number").forEach((id, number) -> Optional.ofNullable(owners.get(id))
                .ifPresent(owner -> numbers.put(
                        RecordId.of(id),
                        Database.JSON.readValue(
                                vault.open(number, new Vault.Context(id, owner.value(), "number")), String.class))));
        return numbers;
    }

    @Override
    public void keep(Task task, Map<RecordId, Map<RecordId, Integer>> told, String ruleset, Signed signed) {
        database.run(() -> {
            progress.lock(task.message());
            if (database.jdbc().update("delete from task where id = ?", task.id()) == 0) {
                return;
            }
            tell(told);
            outbox.add(Optional.of(task.message()), signed.results());
            database.jdbc()
                    .update(
                            "update row_ledger set settled = true where message = ? and chunk = ? and not settled",
                            task.message().value(),
                            task.chunk());
            progress.concludeIfDone(task.message());
            acts.write(
                    "results-signed",
                    task.member().value(),
                    Map.of(
                            "message",
                            task.message().toString(),
                            "chunk",
                            Integer.toString(task.chunk()),
                            "ruleset",
                            ruleset,
                            "results",
                            Integer.toString(signed.results().size())));
        });
        signal.ring();
    }

    private void tell(Map<RecordId, Map<RecordId, Integer>> told) {
        database.jdbc().update("delete from told where own = any (?)", (Object) uuids(told.keySet()));
        List<UUID> own = new ArrayList<>();
        List<UUID> other = new ArrayList<>();
        List<Integer> scores = new ArrayList<>();
        told.forEach((o, scored) -> scored.forEach((x, score) -> {
            own.add(o.value());
            other.add(x.value());
            scores.add(score);
        }));
        database.jdbc()
                .update(
                        "insert into told (own, other, score) select * from unnest(?, ?, ?)",
                        own.toArray(UUID[]::new),
                        other.toArray(UUID[]::new),
                        scores.toArray(Integer[]::new));
    }

    private static UUID[] uuids(Collection<RecordId> records) {
        return records.stream().map(RecordId::value).toArray(UUID[]::new);
    }
}
