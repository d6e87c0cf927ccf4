package ishibashi.app.store;

import ishibashi.audit.Entry;
import ishibashi.audit.EntryText;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/** Writes an audit entry into the transaction of its act (design §2). */
public final class Acts {
    /** One statement, so that nothing is an act that does not wait for its link too. */
    private static final String WRITE = """
            with written as (
                insert into audit_act (id, at, act, who, details, text)
                select id, at, act, who, details::jsonb, text
                from unnest(?::uuid[], ?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::bytea[])
                    as new (id, at, act, who, details, text)
                returning id)
            insert into audit_waiting (act) select id from written""";

    private final Database database;
    private final Clock clock;
    private final Supplier<UUID> ids;

    public Acts(Database database, Clock clock, Supplier<UUID> ids) {
        this.database = database;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * What was done.
     *
     * @param details ids, codes and counts only
     */
    record Act(String act, String who, Map<String, String> details) {}

    /** @param details ids, codes and counts only */
    public void write(String act, String who, Map<String, String> details) {
        writeAll(List.of(new Act(act, who, details)));
    }

    void writeAll(List<Act> acts) {
        List<Entry> entries = acts.stream().map(this::entry).toList();
        if (entries.isEmpty()) {
            return;
        }
        database.jdbc().update(WRITE, (PreparedStatement statement) -> {
            texts(statement, 1, entries, entry -> entry.id().toString());
            texts(statement, 2, entries, entry -> entry.at().toString());
            texts(statement, 3, entries, Entry::act);
            texts(statement, 4, entries, Entry::who);
            texts(statement, 5, entries, entry -> Database.JSON.writeValueAsString(entry.details()));
            byte[][] texts =
                    entries.stream().map(entry -> EntryText.of(entry).toArray()).toArray(byte[][]::new);
            statement.setArray(6, statement.getConnection().createArrayOf("bytea", texts));
        });
    }

    private static void texts(PreparedStatement statement, int place, List<Entry> entries, Function<Entry, String> text)
            throws SQLException {
        statement.setArray(
                place,
                statement
                        .getConnection()
                        .createArrayOf("text", entries.stream().map(text).toArray(String[]::new)));
    }

    /** The database keeps microseconds, and what is hashed must say what it keeps. */
    private Entry entry(Act act) {
        return new Entry(
                ids.get(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                act.act(),
                act.who(),
                new TreeMap<>(act.details()));
    }
}
