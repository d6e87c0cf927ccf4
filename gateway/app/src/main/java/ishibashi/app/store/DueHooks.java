package ishibashi.app.store;

import ishibashi.deliver.hook.Hook;
import java.time.Instant;
import java.util.UUID;

/** Which subscriptions have something to tell, and how a try at their endpoint went. */
final class DueHooks {
    private static final int AT_ONCE = 50;
    /** A process that dies while it tells leaves its claim for so long. */
    private static final int LEASE_SECONDS = 60;
    /** Tries of a handshake, and of anything else, before a subscription is in error. The pause doubles up to an hour. */
    private static final int HANDSHAKES = 5;

    private static final int TRIES = 24;
    private static final int LONGEST_PAUSE_SECONDS = 3_600;

    private static final String END = """
            update subscription set status = 'off', version = version + 1, updated_at = ?
            where not removed and status <> 'off' and ends_at <= ?""";

    private static final String CLAIM = """
            update subscription set next_at = ?::timestamptz + make_interval(secs => ?) where id in (
                select s.id from subscription s where s.status in ('requested', 'active') and not s.removed and s.next_at <= ?
                and (s.status = 'requested' or s.events > s.told
                    or (s.heartbeat > interval '0' and s.heard_at + s.heartbeat <= ?)
                    or exists (select 1 from outbox o where o.recipient = s.member and o.release_no > s.seen
                        and o.acknowledged_at is null and o.event = any (s.tells)))
                order by s.next_at limit ? for update of s skip locked)
            returning id""";

    private static final String TAKE_IN = """
            with fresh as (
                select s.id, s.events, o.id as result, o.release_no, row_number() over (partition by s.id order by o.release_no) as n
                from subscription s join outbox o on o.recipient = s.member and o.release_no > s.seen
                    and o.acknowledged_at is null and o.event = any (s.tells)
                where s.id = any (?)),
            numbered as (
                insert into subscription_event (subscription, number, result, at) select id, events + n, result, ? from fresh)
            update subscription s set events = s.events + c.many, seen = c.top
            from (select id, count(*) as many, max(release_no) as top from fresh group by id) c where c.id = s.id""";

    private static final String TAKEN = """
            update subscription set told = greatest(told, ?), failures = 0, next_at = ?, heard_at = ?,
                version = version + (status = 'requested')::int,
                updated_at = case status when 'requested' then ?::timestamptz else updated_at end, status = 'active'
            where id = ? and version = ? and status in ('requested', 'active') and not removed""";

    private static final String FAILED = """
            update subscription set failures = failures + 1,
                next_at = ?::timestamptz + make_interval(secs => least(power(2, least(failures + 1, 20)), ?)),
                version = version + (failures + 1 >= case status when 'requested' then ? else ? end)::int,
                updated_at = case when failures + 1 >= case status when 'requested' then ? else ? end
                    then ?::timestamptz else updated_at end,
                status = case when failures + 1 >= case status when 'requested' then ? else ? end then 'error' else status end
            where id = ? and version = ? and status in ('requested', 'active') and not removed""";

    private final Database database;

    DueHooks(Database database) {
        this.database = database;
    }

    UUID[] claim(Instant now) {
        database.jdbc().update(END, Database.at(now), Database.at(now));
        return database.jdbc()
                .queryForList(
                        CLAIM, UUID.class, Database.at(now), LEASE_SECONDS, Database.at(now), Database.at(now), AT_ONCE)
                .toArray(UUID[]::new);
    }

    void takeIn(UUID[] claimed, Instant now) {
        if (claimed.length > 0) {
            database.jdbc().update(TAKE_IN, claimed, Database.at(now));
        }
    }

    void taken(Hook hook, long told, Instant now) {
        database.jdbc()
                .update(TAKEN, told, Database.at(now), Database.at(now), Database.at(now), hook.id(), hook.version());
    }

    void failed(Hook hook, Instant now) {
        database.jdbc()
                .update(
                        FAILED,
                        Database.at(now),
                        LONGEST_PAUSE_SECONDS,
                        HANDSHAKES,
                        TRIES,
                        HANDSHAKES,
                        TRIES,
                        Database.at(now),
                        HANDSHAKES,
                        TRIES,
                        hook.id(),
                        hook.version());
    }
}
