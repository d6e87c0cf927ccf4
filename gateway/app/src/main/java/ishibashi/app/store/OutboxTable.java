package ishibashi.app.store;

import ishibashi.deliver.Outbox;
import ishibashi.message.Bytes;
import ishibashi.message.MemberId;
import ishibashi.message.MessageId;
import ishibashi.message.Signed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The only copy of a result until its recipient acknowledges it (design §2). */
public final class OutboxTable implements Outbox {
    private static final String ADD = """
            insert into outbox (id, message, recipient, event, filename, content_type, body, correlation, release_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""";

    /** Standing results of one window in random order, so that an order says nothing of who caused it. */
    private static final String RELEASE = """
            with base as (select coalesce(max(release_no), 0) as top from outbox),
            due as (select id, row_number() over (order by release_at, random()) as n
                from outbox where release_no is null and release_at <= ?)
            update outbox set release_no = base.top + due.n from base, due where outbox.id = due.id""";

    private static final long RELEASING = 0x49534849_00000002L;
    private static final String WAITS = "release_no is not null and acknowledged_at is null";

    private final Database database;
    private final Acts acts;

    public OutboxTable(Database database, Acts acts) {
        this.database = database;
        this.acts = acts;
    }

    /** In the transaction of what decided it. The same result again is kept once. */
    void add(Optional<MessageId> message, List<Signed.Result> results) {
        add(message, results, Optional.empty());
    }

    /** @param correlation what the recipient knows its message by, if this answers one */
    void add(Optional<MessageId> message, List<Signed.Result> results, Optional<String> correlation) {
        database.jdbc().batchUpdate(ADD, results, Database.BATCH, (statement, result) -> {
            statement.setObject(1, result.id());
            statement.setObject(2, message.map(MessageId::value).orElse(null));
            statement.setString(3, result.recipient().value());
            statement.setString(4, result.event());
            statement.setString(5, result.filename());
            statement.setString(6, result.contentType());
            statement.setBytes(7, result.body().toArray());
            statement.setString(8, correlation.orElse(null));
            statement.setTimestamp(9, Database.at(result.releaseAt()));
        });
    }

    @Override
    public List<Waiting> waiting(MemberId member, int limit, long bytes) {
        return database.jdbc()
                .query(
                        "select * from (select *, sum(octet_length(body)) over (order by release_no) as sofar,"
                                + " row_number() over (order by release_no) as place from outbox where recipient = ? and "
                                + WAITS
                                + " order by release_no limit ?) o where place = 1 or sofar <= ? order by release_no",
                        (row, n) -> waiting(row),
                        member.value(),
                        limit,
                        bytes);
    }

    @Override
    public Optional<Waiting> waiting(MemberId member, UUID id) {
        return database
                .jdbc()
                .query(
                        "select * from outbox where recipient = ? and id = ? and " + WAITS,
                        (row, n) -> waiting(row),
                        member.value(),
                        id)
                .stream()
                .findFirst();
    }

    private static Waiting waiting(ResultSet row) throws SQLException {
        return new Waiting(
                row.getObject("id", UUID.class),
                new MemberId(row.getString("recipient")),
                row.getString("event"),
                row.getString("filename"),
                row.getString("content_type"),
                Bytes.owning(row.getBytes("body")),
                Optional.ofNullable(row.getString("correlation")));
    }

    @Override
    public int acknowledge(MemberId member, Collection<UUID> ids, String way) {
        if (ids.isEmpty()) {
            return 0;
        }
        return database.transact(() -> {
            int number = database.jdbc()
                    .update(
                            "update outbox set acknowledged_at = now(), way = ? where recipient = ? and id = any (?) and "
                                    + WAITS,
                            way,
                            member.value(),
                            ids.toArray(UUID[]::new));
            if (number > 0) {
                acts.write(
                        "results-acknowledged",
                        member.value(),
                        Map.of("way", way, "results", Integer.toString(number)));
            }
            return number;
        });
    }

    @Override
    public int release(Instant now) {
        return database.transact(() -> {
            database.jdbc().queryForList("select pg_advisory_xact_lock(?)::text", RELEASING);
            return database.jdbc().update(RELEASE, Database.at(now));
        });
    }

    @Override
    public List<Waiting> notYetOn(String way, MemberId member, int limit) {
        return notYetOn(way, member, limit, false);
    }

    @Override
    public List<Waiting> promptNotYetOn(String way, MemberId member, int limit) {
        return notYetOn(way, member, limit, true);
    }

    private List<Waiting> notYetOn(String way, MemberId member, int limit, boolean promptOnly) {
        return database.jdbc()
                .query(
                        "select * from outbox o where recipient = ? and " + WAITS
                                + " and not exists (select 1 from shown s where s.id = o.id and s.way = ?)"
                                + " and (not ? or event = any (?)) order by release_no limit ?",
                        (row, n) -> waiting(row),
                        member.value(),
                        way,
                        promptOnly,
                        Waiting.PROMPT.toArray(String[]::new),
                        limit);
    }

    @Override
    public Set<MemberId> recipientsNotYetOn(String way) {
        return new HashSet<>(database.jdbc()
                .query(
                        "select distinct recipient from outbox o where " + WAITS
                                + " and not exists (select 1 from shown s where s.id = o.id and s.way = ?)",
                        (row, n) -> new MemberId(row.getString(1)),
                        way));
    }

    @Override
    public Set<UUID> stillWaiting(Collection<UUID> ids) {
        return new HashSet<>(database.jdbc()
                .queryForList("select id from outbox where id = any (?) and " + WAITS, UUID.class, (Object)
                        ids.toArray(UUID[]::new)));
    }

    @Override
    public void shownOn(String way, UUID id) {
        database.jdbc().update("insert into shown (id, way) values (?, ?) on conflict do nothing", id, way);
    }

    @Override
    public void forgetShown(String way, MemberId member) {
        database.jdbc()
                .update(
                        "delete from shown s using outbox o where o.id = s.id and s.way = ? and o.recipient = ?"
                                + " and o.acknowledged_at is null",
                        way,
                        member.value());
    }
}
