package ishibashi.app.store;

import ishibashi.message.MessageId;
import ishibashi.message.Posting;
import ishibashi.message.Pseudonymised;
import ishibashi.message.Token;
import ishibashi.refusal.Refusal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Writes one chunk's rows into the tables: vault, records, changes, row ledger, quarantine. */
final class ChunkWriter {
    private static final String RECORD = """
            insert into record (id, key, kind, operator_of_record, version, row_digest, mapping_version, signed_at,
                message, posting, renewed_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?)
            on conflict (key) do update set version = excluded.version, row_digest = excluded.row_digest,
                mapping_version = excluded.mapping_version, signed_at = excluded.signed_at,
                message = excluded.message, posting = excluded.posting, renewed_at = excluded.renewed_at""";

    private static final String ROW =
            "insert into row_ledger (message, ordinal, chunk, place, digest, outcome, settled, record)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?)";

    private static final String HELD = """
            insert into quarantine (message, ordinal, member, place, digest, mapping_version, refusals, state, held_at)
            values (?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)""";

    /** A row that is quarantined, or rejected: then only its place and reason are kept. */
    private record Refused(int ordinal, String where, String digest, List<Refusal> refusals, String state) {}

    private final Database database;
    private final VaultTable vault;
    private final Clock clock;

    ChunkWriter(Database database, Clock clock) {
        this.database = database;
        this.vault = new VaultTable(database);
        this.clock = clock;
    }

    /** Whether it made or changed a record. */
    boolean write(Pseudonymised chunk) {
        List<Pseudonymised.Kept> kept = of(chunk, Pseudonymised.Kept.class);
        List<Pseudonymised.Held> held = of(chunk, Pseudonymised.Held.class);
        vault.put(sealed(chunk.message(), kept, held));
        records(chunk, kept);
        changes(chunk, kept);
        rows(chunk);
        quarantine(chunk);
        renew(chunk);
        return !kept.isEmpty();
    }

    private static <E extends Pseudonymised.Entry> List<E> of(Pseudonymised chunk, Class<E> kind) {
        return chunk.rows().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static List<VaultTable.Item> sealed(
            MessageId message, List<Pseudonymised.Kept> kept, List<Pseudonymised.Held> held) {
        List<VaultTable.Item> items = new ArrayList<>(kept.size() * 2 + held.size());
        for (Pseudonymised.Kept k : kept) {
            String record = k.posting().id().toString();
            items.add(new VaultTable.Item(record, "identity", k.identity()));
            items.add(new VaultTable.Item(record, "number", k.number()));
        }
        held.forEach(h -> items.add(new VaultTable.Item(message + "#" + h.ordinal(), "raw", h.raw())));
        return items;
    }

    /** A record that stands twice in the chunk is written as its later version. */
    private void records(Pseudonymised chunk, List<Pseudonymised.Kept> kept) {
        Map<Token, Pseudonymised.Kept> newest = new LinkedHashMap<>();
        kept.forEach(k -> newest.put(k.key(), k));
        database.jdbc().batchUpdate(RECORD, newest.values(), Database.BATCH, (statement, k) -> {
            Posting posting = k.posting();
            statement.setObject(1, posting.id().value());
            statement.setString(2, k.key().value());
            statement.setString(3, k.kind().wire());
            statement.setString(4, posting.operatorOfRecord().value());
            statement.setInt(5, k.version());
            statement.setString(6, k.digest().hex());
            statement.setString(7, chunk.mappingVersion());
            statement.setTimestamp(8, Database.at(chunk.signedAt()));
            statement.setObject(9, chunk.message().value());
            statement.setString(10, Database.JSON.writeValueAsString(posting));
            statement.setTimestamp(11, Database.at(clock.instant()));
        });
    }

    private void changes(Pseudonymised chunk, List<Pseudonymised.Kept> kept) {
        database.jdbc()
                .batchUpdate(
                        "insert into change (record, message, chunk) values (?, ?, ?)",
                        kept,
                        Database.BATCH,
                        (statement, k) -> {
                            statement.setObject(1, k.posting().id().value());
                            statement.setObject(2, chunk.message().value());
                            statement.setInt(3, chunk.chunk());
                        });
    }

    private void rows(Pseudonymised chunk) {
        database.jdbc().batchUpdate(ROW, chunk.rows(), Database.BATCH, (statement, row) -> {
            boolean kept = row instanceof Pseudonymised.Kept;
            statement.setObject(1, chunk.message().value());
            statement.setInt(2, row.ordinal());
            statement.setInt(3, chunk.chunk());
            statement.setString(4, row.where());
            statement.setString(5, row.digest().hex());
            statement.setString(6, outcome(row));
            statement.setBoolean(7, !kept);
            statement.setObject(
                    8, row instanceof Pseudonymised.Kept k ? k.posting().id().value() : null);
        });
    }

    private static String outcome(Pseudonymised.Entry row) {
        return switch (row) {
            case Pseudonymised.Kept k -> "accepted";
            case Pseudonymised.Held h -> "quarantined";
            case Pseudonymised.Rejected r -> "rejected";
            case Pseudonymised.Duplicate d -> "duplicate";
        };
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
        });
    }

    private static Stream<Refused> refused(Pseudonymised.Entry row) {
        return switch (row) {
            case Pseudonymised.Held h ->
                Stream.of(new Refused(h.ordinal(), h.where(), h.digest().hex(), h.refusals(), "waiting"));
            case Pseudonymised.Rejected r ->
                Stream.of(new Refused(r.ordinal(), r.where(), r.digest().hex(), r.refusals(), "rejected"));
            case Pseudonymised.Kept k -> Stream.empty();
            case Pseudonymised.Duplicate d -> Stream.empty();
        };
    }

    /** A duplicate renews freshness and makes no version (contract §4). */
    private void renew(Pseudonymised chunk) {
        String[] digests = of(chunk, Pseudonymised.Duplicate.class).stream()
                .map(d -> d.digest().hex())
                .toArray(String[]::new);
        if (digests.length > 0) {
            database.jdbc()
                    .update(
                            "update record set renewed_at = ? where operator_of_record = ? and row_digest = any (?)",
                            Database.at(clock.instant()),
                            chunk.member().value(),
                            digests);
        }
    }
}
