package ishibashi.app.store;

import ishibashi.message.Japan;
import ishibashi.message.Origin;
import ishibashi.message.Posting;
import ishibashi.message.Pseudonymised;
import ishibashi.message.Token;
import java.sql.Date;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes records: new ones, new versions of known ones, and those that leave. What stood before is kept as a version. */
final class RecordWriter {
    private static final String NEW = """
            insert into record (%s, id, key, kind, operator_of_record, version, row_digest, mapping_version, signed_at,
                message, posting, renewed_at, updated_at, owner, meaning, day, shape)
            values (%s, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?)""".formatted(ViewColumns.NAMES, ViewColumns.PLACES);
    private static final String CHANGED = """
            update record set (%s) = (%s), version = ?, row_digest = ?, mapping_version = ?,
                signed_at = greatest(signed_at, ?), message = ?, posting = ?::jsonb, renewed_at = ?, updated_at = ?,
                owner = ?, meaning = ?, active = true, day = ?, shape = ? where id = ?""".formatted(ViewColumns.NAMES, ViewColumns.PLACES);
    private static final String LEFT = """
            update record set version = ?, row_digest = ?, mapping_version = ?, signed_at = greatest(signed_at, ?),
                message = ?, renewed_at = ?, updated_at = ?, active = false
            where id = ?""";
    private static final String STANDING = """
            select r.id from record r join unnest(?, ?) as asked (id, version) on r.id = asked.id and r.version = asked.version
            order by r.id for update of r""";
    private static final String KEEP = """
            insert into record_version (record, version, message, owner, active, posting, updated_at)
            select id, version, message, owner, active, posting, updated_at from record where id = any (?)""";
    private static final String KEEP_NAMES = """
            update vault v set version = r.version from record r
            where v.version = 0 and v.subject = r.id::text and r.id = any (?)
            and v.purpose in ('identity', 'number', 'source')""";
    private static final String COPY_NAMES = """
            insert into vault (subject, purpose, version, key_id, wrapped_key, body)
            select v.subject, v.purpose, r.version, v.key_id, v.wrapped_key, v.body
            from vault v join record r on v.subject = r.id::text
            where r.id = any (?) and v.version = 0 and v.purpose in ('identity', 'number', 'source')""";

    private final Database database;
    private final ViewColumns views;
    private final Clock clock;

    RecordWriter(Database database, ViewColumns views, Clock clock) {
        this.database = database;
        this.views = views;
        this.clock = clock;
    }

    /** Another version stands where this one was to be put: what was read before is no longer so, and must be read again. */
    static final class Overtaken extends RuntimeException {
        private static final long serialVersionUID = 1;

        Overtaken() {
            super("a record was changed by another message meanwhile");
        }
    }

    private record Base(UUID record, int version) {}

    /** @throws Overtaken if a record is not in the version that it replaces */
    void write(Pseudonymised chunk) {
        Map<Token, Pseudonymised.Entry> newest = new LinkedHashMap<>();
        for (Pseudonymised.Entry entry : chunk.rows()) {
            switch (entry) {
                case Pseudonymised.Kept k -> newest.put(k.key(), k);
                case Pseudonymised.Left l -> newest.put(l.key(), l);
                case Pseudonymised.Held h -> {}
                case Pseudonymised.Rejected r -> {}
                case Pseudonymised.Duplicate d -> {}
            }
        }
        List<Pseudonymised.Kept> kept = of(newest, Pseudonymised.Kept.class);
        List<Pseudonymised.Kept> changed =
                kept.stream().filter(k -> k.base() > 0).toList();
        List<Pseudonymised.Left> left = of(newest, Pseudonymised.Left.class).stream()
                .filter(l -> l.base() > 0)
                .toList();
        keepVersions(
                changed.stream()
                        .map(k -> new Base(k.posting().id().value(), k.base()))
                        .toList(),
                KEEP_NAMES);
        keepVersions(
                left.stream().map(l -> new Base(l.record().value(), l.base())).toList(), COPY_NAMES);
        Instant at = clock.instant();
        insert(chunk, at, kept.stream().filter(k -> k.base() == 0).toList());
        change(chunk, at, changed);
        leave(chunk, at, left);
    }

    private static <E> List<E> of(Map<Token, Pseudonymised.Entry> entries, Class<E> kind) {
        return entries.values().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    private void keepVersions(List<Base> bases, String names) {
        if (bases.isEmpty()) {
            return;
        }
        UUID[] ids = bases.stream().map(Base::record).toArray(UUID[]::new);
        Integer[] versions = bases.stream().map(Base::version).toArray(Integer[]::new);
        if (database.jdbc().queryForList(STANDING, UUID.class, ids, versions).size() != ids.length) {
            throw new Overtaken();
        }
        Object all = ids;
        database.jdbc().update(KEEP, all);
        database.jdbc().update(names, all);
    }

    /** The key is unique: of two that make the same record at once the second is refused by it, and comes again. */
    private void insert(Pseudonymised chunk, Instant at, List<Pseudonymised.Kept> fresh) {
        database.jdbc().batchUpdate(NEW, fresh, Database.BATCH, (statement, k) -> {
            Posting posting = k.posting();
            views.set(statement, 1, posting);
            statement.setObject(14, posting.id().value());
            statement.setString(15, k.key().value());
            statement.setString(16, k.kind().wire());
            statement.setString(17, posting.operatorOfRecord().value());
            statement.setInt(18, k.version());
            statement.setString(19, k.digest().hex());
            statement.setString(20, chunk.mappingVersion());
            statement.setTimestamp(21, Database.at(chunk.signedAt()));
            statement.setObject(22, chunk.message().value());
            statement.setString(23, Database.JSON.writeValueAsString(posting));
            statement.setTimestamp(24, Database.at(at));
            statement.setTimestamp(25, Database.at(at));
            statement.setString(26, k.owner().value());
            statement.setString(27, k.meaning().value());
            statement.setDate(28, day(at));
            statement.setString(29, shape(chunk));
        });
    }

    /** By which shape of its bank's files a record was last named; null by a message of another kind. */
    static @Nullable String shape(Pseudonymised chunk) {
        return chunk.origin().map(Origin::shape).orElse(null);
    }

    /** All that others learn of when a posting was changed (fhir §1.4). */
    private static Date day(Instant at) {
        return Date.valueOf(Japan.day(at));
    }

    private void change(Pseudonymised chunk, Instant at, List<Pseudonymised.Kept> changed) {
        database.jdbc().batchUpdate(CHANGED, changed, Database.BATCH, (statement, k) -> {
            views.set(statement, 1, k.posting());
            statement.setInt(14, k.version());
            statement.setString(15, k.digest().hex());
            statement.setString(16, chunk.mappingVersion());
            statement.setTimestamp(17, Database.at(chunk.signedAt()));
            statement.setObject(18, chunk.message().value());
            statement.setString(19, Database.JSON.writeValueAsString(k.posting()));
            statement.setTimestamp(20, Database.at(at));
            statement.setTimestamp(21, Database.at(at));
            statement.setString(22, k.owner().value());
            statement.setString(23, k.meaning().value());
            statement.setDate(24, day(at));
            statement.setString(25, shape(chunk));
            statement.setObject(26, k.posting().id().value());
        });
    }

    /** A record that left keeps its terms and, sealed, its names: its own bank may still read them, nobody else. */
    private void leave(Pseudonymised chunk, Instant at, List<Pseudonymised.Left> left) {
        database.jdbc().batchUpdate(LEFT, left, Database.BATCH, (statement, l) -> {
            statement.setInt(1, l.version());
            statement.setString(2, l.digest().hex());
            statement.setString(3, chunk.mappingVersion());
            statement.setTimestamp(4, Database.at(chunk.signedAt()));
            statement.setObject(5, chunk.message().value());
            statement.setTimestamp(6, Database.at(at));
            statement.setTimestamp(7, Database.at(at));
            statement.setObject(8, l.record().value());
        });
    }
}
