package ishibashi.app.store;

import ishibashi.message.MessageId;
import ishibashi.message.RecordId;
import ishibashi.submit.Fate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What stands now of the items of a message that was taken before: the answer to its repeat. */
final class StandingFates {
    private static final String READ = """
            select l.record, r.version, r.updated_at, r.active, q.refusals
            from row_ledger l left join record r on r.id = l.record
            left join quarantine q on q.message = l.message and q.ordinal = l.ordinal
            where l.message = ? order by l.ordinal""";

    private final Database database;

    StandingFates(Database database) {
        this.database = database;
    }

    List<Fate> of(MessageId message) {
        return database.jdbc().query(READ, (row, n) -> fate(row), message.value());
    }

    private static Fate fate(ResultSet row) throws SQLException {
        @Nullable UUID record = row.getObject("record", UUID.class);
        if (record == null) {
            @Nullable String refusals = row.getString("refusals");
            return new Fate.Held(refusals == null ? List.of() : RefusalJson.read(refusals));
        }
        RecordId id = new RecordId(record);
        int version = row.getInt("version");
        var at = row.getTimestamp("updated_at").toInstant();
        return row.getBoolean("active") ? new Fate.Unchanged(id, version, at) : new Fate.Left(id, version, at);
    }
}
