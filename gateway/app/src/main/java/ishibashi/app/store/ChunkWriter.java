package ishibashi.app.store;

import ishibashi.message.MessageId;
import ishibashi.message.Pseudonymised;
import ishibashi.message.RecordId;
import ishibashi.message.Token;
import ishibashi.refusal.Refusal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Writes one chunk's rows into the tables: vault, records, changes, row ledger, quarantine. */
final class ChunkWriter {
    private static final String ROW =
            "insert into row_ledger (message, ordinal, chunk, place, digest, outcome, settled, record)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?)";

    private static final String HELD = """
            insert into quarantine (message, ordinal, member, place, digest, mapping_version, refusals, state, held_at, key)
            values (?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)""";

    /** What waits of a record that stands right now was corrected by who sent it. */
    private static final String CLOSE = """
            update quarantine q set state = 'closed' from message m
            where q.state = 'waiting' and q.member = ? and m.id = q.message and m.signed_at <= ?
            and q.key in (select key from record where id = any (?))""";

    /** A row that is quarantined, or rejected: then only its place and reason are kept. */
    private record Refused(
            int ordinal, String where, String digest, List<Refusal> refusals, String state, Optional<Token> key) {}

    private final Database database;
    private final VaultTable vault;
    private final RecordWriter records;
    private final Clock clock;

    ChunkWriter(Database database, ViewColumns views, Clock clock) {
        this.database = database;
        this.vault = new VaultTable(database);
        this.records = new RecordWriter(database, views, clock);
        this.clock = clock;
    }

    /** Whether it made or changed a record. */
    boolean write(Pseudonymised chunk) {
        List<Pseudonymised.Kept> kept = of(chunk, Pseudonymised.Kept.class);
        List<Pseudonymised.Held> held = of(chunk, Pseudonymised.Held.class);
        records.write(chunk);
        vault.put(sealed(chunk.message(), standing(chunk, kept), held));
        changes(chunk);
        rows(chunk);
        close(chunk);
        quarantine(chunk);
        renew(chunk);
        return chunk.rows().stream().anyMatch(row -> changed(row).isPresent());
    }

    /** Records that leave without a row that says so. */
    void leave(Pseudonymised missing) {
        records.write(missing);
        changes(missing);
    }

    private static <E extends Pseudonymised.Entry> List<E> of(Pseudonymised chunk, Class<E> kind) {
        return chunk.rows().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Without those that the same chunk takes back before they ever stood: of them no name is kept. */
    private static List<Pseudonymised.Kept> standing(Pseudonymised chunk, List<Pseudonymised.Kept> kept) {
        Map<Token, Boolean> gone = new HashMap<>();
        for (Pseudonymised.Entry row : chunk.rows()) {
            if (row instanceof Pseudonymised.Kept k) {
                gone.put(k.key(), false);
            } else if (row instanceof Pseudonymised.Left l) {
                gone.put(l.key(), l.base() == 0);
            }
        }
        return kept.stream().filter(k -> !gone.getOrDefault(k.key(), false)).toList();
    }

    private static List<VaultTable.Item> sealed(
            MessageId message, List<Pseudonymised.Kept> kept, List<Pseudonymised.Held> held) {
        List<VaultTable.Item> items = new ArrayList<>(kept.size() * 2 + held.size());
        for (Pseudonymised.Kept k : kept) {
            String record = k.posting().id().toString();
            items.add(new VaultTable.Item(record, "identity", k.identity()));
            items.add(new VaultTable.Item(record, "number", k.number()));
            k.source().ifPresent(source -> items.add(new VaultTable.Item(record, "source", source)));
        }
        held.forEach(h -> items.add(new VaultTable.Item(message + "#" + h.ordinal(), "raw", h.raw())));
        return items;
    }

    /** The record that a row changed, if it did. */
    private static Optional<UUID> changed(Pseudonymised.Entry row) {
        return switch (row) {
            case Pseudonymised.Kept k -> Optional.of(k.posting().id().value());
            case Pseudonymised.Left l -> Optional.of(l.record().value());
            case Pseudonymised.Held h -> Optional.empty();
            case Pseudonymised.Rejected r -> Optional.empty();
            case Pseudonymised.Duplicate d -> Optional.empty();
        };
    }

    private void changes(Pseudonymised chunk) {
        List<UUID> changed =
                chunk.rows().stream().flatMap(row -> changed(row).stream()).toList();
        database.jdbc()
                .batchUpdate(
                        "insert into change (record, message, chunk) values (?, ?, ?)",
                        changed,
                        Database.BATCH,
                        (statement, record) -> {
                            statement.setObject(1, record);
                            statement.setObject(2, chunk.message().value());
                            statement.setInt(3, chunk.chunk());
                        });
    }

    private void rows(Pseudonymised chunk) {
        database.jdbc().batchUpdate(ROW, chunk.rows(), Database.BATCH, (statement, row) -> {
            Optional<UUID> changed = changed(row);
            statement.setObject(1, chunk.message().value());
            statement.setInt(2, row.ordinal());
            statement.setInt(3, chunk.chunk());
            statement.setString(4, row.where());
            statement.setString(5, row.digest().hex());
            statement.setString(6, outcome(row));
            statement.setBoolean(7, changed.isEmpty());
            statement.setObject(8, changed.or(() -> equal(row)).orElse(null));
        });
    }

    private static Optional<UUID> equal(Pseudonymised.Entry row) {
        return row instanceof Pseudonymised.Duplicate d ? d.record().map(RecordId::value) : Optional.empty();
    }

    private static String outcome(Pseudonymised.Entry row) {
        return switch (row) {
            case Pseudonymised.Kept k -> "accepted";
            case Pseudonymised.Left l -> "accepted";
            case Pseudonymised.Held h -> "quarantined";
            case Pseudonymised.Rejected r -> "rejected";
            case Pseudonymised.Duplicate d -> "duplicate";
        };
    }

    private void close(Pseudonymised chunk) {
        UUID[] standing = chunk.rows().stream()
                .flatMap(row -> changed(row).or(() -> equal(row)).stream())
                .toArray(UUID[]::new);
        if (standing.length > 0) {
            database.jdbc().update(CLOSE, chunk.member().value(), Database.at(chunk.signedAt()), standing);
        }
    }

    private void quarantine(Pseudonymised chunk) {
        List<Refused> refused =
                chunk.rows().stream().flatMap(ChunkWriter::refused).toList();
        database.jdbc().batchUpdate(HELD, refused, Database.BATCH, (statement, r) -> {
            statement.setObject(1, chunk.message().value());
            statement.setInt(2, r.ordinal());
            statement.setString(3, chunk.member().value());
            statement.setString(4, r.where());
            statement.setString(5, r.digest());
            statement.setString(6, chunk.mappingVersion());
            statement.setString(7, RefusalJson.write(r.refusals()));
            statement.setString(8, r.state());
            statement.setTimestamp(9, Database.at(clock.instant()));
            statement.setString(10, r.key().map(Token::value).orElse(null));
        });
    }

    private static Stream<Refused> refused(Pseudonymised.Entry row) {
        return switch (row) {
            case Pseudonymised.Held h ->
                Stream.of(new Refused(h.ordinal(), h.where(), h.digest().hex(), h.refusals(), "waiting", h.key()));
            case Pseudonymised.Rejected r ->
                Stream.of(new Refused(
                        r.ordinal(), r.where(), r.digest().hex(), r.refusals(), "rejected", Optional.empty()));
            case Pseudonymised.Kept k -> Stream.empty();
            case Pseudonymised.Left l -> Stream.empty();
            case Pseudonymised.Duplicate d -> Stream.empty();
        };
    }

    /** A duplicate renews freshness and makes no version (contract §4); it was last named here. */
    private void renew(Pseudonymised chunk) {
        UUID[] equal = chunk.rows().stream().flatMap(row -> equal(row).stream()).toArray(UUID[]::new);
        if (equal.length > 0) {
            database.jdbc()
                    .update(
                            "update record set renewed_at = ?, shape = ? where id = any (?)",
                            Database.at(clock.instant()),
                            RecordWriter.shape(chunk),
                            equal);
        }
    }
}
