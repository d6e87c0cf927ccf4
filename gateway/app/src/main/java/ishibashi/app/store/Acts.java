package ishibashi.app.store;

import ishibashi.audit.Entry;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;

/** Writes an audit entry into the transaction of its act (design §2). */
public final class Acts {
    private final Database database;
    private final Clock clock;
    private final Supplier<UUID> ids;

    public Acts(Database database, Clock clock, Supplier<UUID> ids) {
        this.database = database;
        this.clock = clock;
        this.ids = ids;
    }

    /** @param details ids, codes and counts only */
    public void write(String act, String who, Map<String, String> details) {
        Entry entry = new Entry(ids.get(), clock.instant(), act, who, new TreeMap<>(details));
        database.jdbc()
                .update(
                        "insert into audit_act (id, at, act, who, details) values (?, ?, ?, ?, ?::jsonb)",
                        entry.id(),
                        Database.at(entry.at()),
                        entry.act(),
                        entry.who(),
                        Database.JSON.writeValueAsString(entry.details()));
    }
}
