package ishibashi.app.store;

import ishibashi.audit.Entry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;

/** Writes an audit entry into the transaction of its act (design §2). */
public final class Acts {
    private static final String WRITE =
            "insert into audit_act (id, at, act, who, details) values (?, ?, ?, ?, ?::jsonb)";

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
        database.jdbc().batchUpdate(WRITE, entries, Database.BATCH, (statement, entry) -> {
            statement.setObject(1, entry.id());
            statement.setTimestamp(2, Database.at(entry.at()));
            statement.setString(3, entry.act());
            statement.setString(4, entry.who());
            statement.setString(5, Database.JSON.writeValueAsString(entry.details()));
        });
    }

    private Entry entry(Act act) {
        return new Entry(ids.get(), clock.instant(), act.act(), act.who(), new TreeMap<>(act.details()));
    }
}
