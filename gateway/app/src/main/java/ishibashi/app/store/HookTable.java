package ishibashi.app.store;

import ishibashi.deliver.hook.Hook;
import ishibashi.deliver.hook.Hooks;
import ishibashi.deliver.hook.Topic;
import ishibashi.message.MemberId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Subscriptions in a table; what is due is claimed as the work queue claims, by whichever node comes first. */
public final class HookTable implements Hooks {
    private static final String COLUMNS =
            "id, member, topic, endpoint, payload, extract(epoch from heartbeat)::bigint as heartbeat,"
                    + " ends_at, status, version, events, told, updated_at";
    private static final String STANDS = " from subscription where not removed and member = ?";

    private static final String KEEP = """
            insert into subscription (id, member, topic, tells, endpoint, payload, heartbeat, ends_at, status, version, seen, next_at,
                heard_at, updated_at)
            select ?, ?, ?, ?, ?, ?, make_interval(secs => ?), ?, 'requested', 1, (select coalesce(max(release_no), 0) from outbox),
                ?, ?, ?
            on conflict do nothing""";

    private static final String CHANGE = """
            update subscription set topic = ?, tells = ?, endpoint = ?, payload = ?, heartbeat = make_interval(secs => ?), ends_at = ?,
                status = ?, version = version + 1, failures = 0, next_at = ?, updated_at = ?
            where id = ? and member = ? and version = ? and not removed""";

    private final Database database;
    private final Acts acts;
    private final Clock clock;
    private final DueHooks due;

    public HookTable(Database database, Acts acts, Clock clock) {
        this.database = database;
        this.acts = acts;
        this.clock = clock;
        this.due = new DueHooks(database);
    }

    @Override
    public Set<String> endpoints(MemberId member) {
        return new HashSet<>(database.jdbc()
                .query("select url from endpoint where member = ?", (row, n) -> row.getString(1), member.value()));
    }

    /** An operator enrols an address for a member, audited with the reason. */
    public void enrol(MemberId member, String endpoint, String reason) {
        database.run(() -> {
            database.jdbc()
                    .update(
                            "insert into endpoint (member, url, added_at) values (?, ?, ?) on conflict do nothing",
                            member.value(),
                            endpoint,
                            Database.at(clock.instant()));
            acts.write("endpoint-enrolled", "operator", Map.of("member", member.value(), "reason", reason));
        });
    }

    @Override
    public boolean keep(Hook wish) {
        return database.transact(() -> {
            String member = wish.member().value();
            database.jdbc().queryForList("select pg_advisory_xact_lock(hashtext(?))::text", "subscription " + member);
            if (exists(wish.id())) {
                return true;
            }
            if (all(wish.member()).size() >= MOST) {
                return false;
            }
            database.jdbc()
                    .update(
                            KEEP,
                            wish.id(),
                            member,
                            wish.topic().name(),
                            tells(wish),
                            wish.endpoint(),
                            wish.payload().name(),
                            wish.heartbeat().toSeconds(),
                            Database.at(wish.end()),
                            Database.at(wish.updated()),
                            Database.at(wish.updated()),
                            Database.at(wish.updated()));
            acts.write("subscription-made", member, of(wish.id()));
            return true;
        });
    }

    private boolean exists(UUID id) {
        return !database.jdbc()
                .queryForList("select 1 from subscription where id = ?", Integer.class, id)
                .isEmpty();
    }

    @Override
    public boolean change(Hook wish, int seen) {
        return database.transact(() -> {
            int changed = database.jdbc()
                    .update(
                            CHANGE,
                            wish.topic().name(),
                            tells(wish),
                            wish.endpoint(),
                            wish.payload().name(),
                            wish.heartbeat().toSeconds(),
                            Database.at(wish.end()),
                            wish.status().code(),
                            Database.at(wish.updated()),
                            Database.at(wish.updated()),
                            wish.id(),
                            wish.member().value(),
                            seen);
            if (changed == 1) {
                acts.write("subscription-changed", wish.member().value(), of(wish.id()));
            }
            return changed == 1;
        });
    }

    @Override
    public boolean remove(MemberId member, UUID id) {
        return database.transact(() -> {
            int removed = database.jdbc()
                    .update(
                            "update subscription set removed = true, status = 'off' where id = ? and member = ? and not removed",
                            id,
                            member.value());
            if (removed == 1) {
                acts.write("subscription-removed", member.value(), of(id));
            }
            return removed == 1;
        });
    }

    private static String[] tells(Hook wish) {
        return wish.topic().events().toArray(String[]::new);
    }

    private static Map<String, String> of(UUID id) {
        return Map.of("subscription", id.toString());
    }

    @Override
    public Optional<Hook> find(MemberId member, UUID id) {
        return database
                .jdbc()
                .query("select " + COLUMNS + STANDS + " and id = ?", (row, n) -> hook(row), member.value(), id)
                .stream()
                .findFirst();
    }

    @Override
    public List<Hook> all(MemberId member) {
        return database.jdbc()
                .query(
                        "select " + COLUMNS + STANDS + " order by updated_at, id",
                        (row, n) -> hook(row),
                        member.value());
    }

    @Override
    public List<Event> events(Hook hook, long first, long last) {
        return database.jdbc()
                .query(
                        "select number, result, at from subscription_event where subscription = ? and number between ? and ?"
                                + " order by number",
                        (row, n) -> new Event(
                                row.getLong("number"),
                                row.getObject("result", UUID.class),
                                row.getTimestamp("at").toInstant()),
                        hook.id(),
                        first,
                        last);
    }

    @Override
    public List<Hook> due(Instant now) {
        return database.transact(() -> {
            UUID[] claimed = due.claim(now);
            due.takeIn(claimed, now);
            return database.jdbc()
                    .query(
                            "select " + COLUMNS + " from subscription where id = any (?)",
                            (row, n) -> hook(row),
                            (Object) claimed);
        });
    }

    @Override
    public void taken(Hook hook, long told, Instant now) {
        due.taken(hook, told, now);
    }

    @Override
    public void failed(Hook hook, Instant now) {
        due.failed(hook, now);
    }

    private static Hook hook(ResultSet row) throws SQLException {
        return new Hook(
                row.getObject("id", UUID.class),
                new MemberId(row.getString("member")),
                Topic.valueOf(row.getString("topic")),
                row.getString("endpoint"),
                Hook.Payload.valueOf(row.getString("payload")),
                Duration.ofSeconds(row.getLong("heartbeat")),
                row.getTimestamp("ends_at").toInstant(),
                Hook.Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                row.getInt("version"),
                row.getLong("events"),
                row.getLong("told"),
                row.getTimestamp("updated_at").toInstant());
    }
}
