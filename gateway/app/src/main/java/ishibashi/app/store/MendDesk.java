package ishibashi.app.store;

import ishibashi.message.MemberId;
import ishibashi.message.MessageId;
import ishibashi.message.RawRow;
import ishibashi.message.Sealed;
import ishibashi.pseudonymise.Vault;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Rows that wait are read anew: one with some of its cells put right by hand, or all of one reason after the mapping was mended. Their
 * message is open again until they are final, and its sender is told the new counts and the reason.
 */
public final class MendDesk {
    /** Texts that an operator writes: a cell, a reason. */
    private static final int LONGEST = 4_000;

    /** A message that was told and whose bytes are still there; not one of FHIR or SOAP, which its sender mends itself. */
    private static final String MARK = """
            update quarantine q set state = 'mending' from message m
            where q.state = 'waiting' and m.id = q.message and m.state = 'accepted' and m.door not in ('fhir', 'soap')
            and exists (select 1 from vault v
                where v.subject = 'urn:uuid:' || m.id and v.purpose = 'content' and v.wrapped_key <> '')
            and %s returning q.message, q.ordinal, q.place""";

    private static final String ONE = MARK.formatted("q.message = ? and q.ordinal = ?");
    private static final String ALL = MARK.formatted("q.refusals @> ?::jsonb and (?::text is null or q.member = ?)");

    private final Database database;
    private final Vault vault;
    private final VaultTable sealed;
    private final Acts acts;
    private final WorkSignal signal;
    private final Clock clock;

    public MendDesk(Database database, Vault vault, Acts acts, WorkSignal signal, Clock clock) {
        this.database = database;
        this.vault = vault;
        this.sealed = new VaultTable(database);
        this.acts = acts;
        this.signal = signal;
        this.clock = clock;
    }

    private record Marked(UUID message, int ordinal, String place) {}

    /**
     * Puts these texts into the row's cells and reads it anew.
     *
     * @param cells column, as {@code show} names it → text
     * @return false if the row does not wait, or its message is still at work
     * @throws IllegalArgumentException if the row has no such column, or a text is too long
     */
    public boolean repair(MessageId message, int ordinal, Map<String, String> cells, String reason) {
        bounded(reason);
        cells.values().forEach(MendDesk::bounded);
        boolean done = database.transact(() -> {
            List<Marked> marked = mark(ONE, message.value(), ordinal);
            if (marked.isEmpty()) {
                return false;
            }
            put(message, ordinal, member(message), cells);
            open(marked, true, reason);
            acts.write(
                    "row-repaired",
                    "operator",
                    Map.of(
                            "message",
                            message.toString(),
                            "ordinal",
                            Integer.toString(ordinal),
                            "columns",
                            Integer.toString(cells.size()),
                            "reason",
                            reason));
            return true;
        });
        signal.ring();
        return done;
    }

    /** Reads all rows anew that wait for this reason; how many there are. */
    public int replay(String code, Optional<MemberId> member, String reason) {
        bounded(reason);
        @Nullable String m = member.map(MemberId::value).orElse(null);
        int done = database.transact(() -> {
            List<Marked> marked = mark(ALL, Database.JSON.writeValueAsString(List.of(Map.of("code", code))), m, m);
            if (!marked.isEmpty()) {
                open(marked, false, reason);
                acts.write(
                        "rows-replayed",
                        "operator",
                        Map.of("code", code, "rows", Integer.toString(marked.size()), "reason", reason));
            }
            return marked.size();
        });
        signal.ring();
        return done;
    }

    private List<Marked> mark(String statement, @Nullable Object... values) {
        return database.jdbc()
                .query(
                        statement,
                        (row, n) -> new Marked(
                                row.getObject("message", UUID.class), row.getInt("ordinal"), row.getString("place")),
                        values);
    }

    private MemberId member(MessageId message) {
        return new MemberId(Objects.requireNonNull(database.jdbc()
                .queryForObject("select member from message where id = ?", String.class, message.value())));
    }

    /** What was put there before stays, where nothing else is put there now. */
    private void put(MessageId message, int ordinal, MemberId member, Map<String, String> cells) {
        String subject = MendingRows.subject(message, ordinal);
        Map<String, RawRow.Cell> columns = new LinkedHashMap<>();
        opened(subject, member, "raw").forEach(cell -> columns.put(cell.column(), cell));
        Map<String, RawRow.Cell> instead = new LinkedHashMap<>();
        opened(subject, member, MendingRows.REPAIR).forEach(cell -> instead.put(cell.column(), cell));
        cells.forEach((column, text) -> {
            RawRow.Cell cell = columns.get(column);
            if (cell == null) {
                throw new IllegalArgumentException("この行にない列です。ある列: " + String.join(", ", columns.keySet())
                        + " / the row has no such column; it has those");
            }
            instead.put(column, new RawRow.Cell(column, cell.at(), text));
        });
        Sealed repair = vault.seal(
                Database.JSON.writeValueAsBytes(new RawRow(new ArrayList<>(instead.values()))),
                MendingRows.context(message, ordinal, member));
        sealed.put(List.of(new VaultTable.Item(subject, MendingRows.REPAIR, repair)));
    }

    private List<RawRow.Cell> opened(String subject, MemberId member, String purpose) {
        return sealed.get(subject, purpose)
                .map(s -> Database.JSON
                        .readValue(vault.open(s, new Vault.Context(subject, member.value(), purpose)), RawRow.class)
                        .cells())
                .orElse(List.of());
    }

    private void open(List<Marked> marked, boolean repaired, String reason) {
        database.jdbc()
                .batchUpdate(
                        "insert into mended (message, ordinal, place, repaired, reason, at) values (?, ?, ?, ?, ?, ?)",
                        marked,
                        Database.BATCH,
                        (statement, row) -> {
                            statement.setObject(1, row.message());
                            statement.setInt(2, row.ordinal());
                            statement.setString(3, row.place());
                            statement.setBoolean(4, repaired);
                            statement.setString(5, reason);
                            statement.setTimestamp(6, Database.at(clock.instant()));
                        });
        Object messages = marked.stream().map(Marked::message).distinct().toArray(UUID[]::new);
        database.jdbc()
                .update(
                        "update message set state = 'pending', understood = false, concluded_at = null, mended = mended + 1"
                                + " where id = any (?)",
                        messages);
        database.jdbc()
                .update(
                        "insert into task (kind, message, member, chunk, signed_at)"
                                + " select 'understand', id, member, 0, signed_at from message where id = any (?)"
                                + " on conflict do nothing",
                        messages);
    }

    private static void bounded(String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException(LONGEST + " 文字までです / a text has at most " + LONGEST + " characters");
        }
    }
}
