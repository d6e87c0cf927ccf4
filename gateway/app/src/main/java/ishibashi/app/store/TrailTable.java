package ishibashi.app.store;

import ishibashi.audit.Trail;
import ishibashi.bundle.AuditAct;
import ishibashi.message.MemberId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A member's own entries of the audit, as far as they are linked. */
public final class TrailTable implements Trail {
    private static final String OF = "select " + ActRow.COLUMNS + ", l.number, l.hash"
            + " from audit_act a join audit_link l on l.act = a.id where a.who = ? and a.act = any (?)";

    private final Database database;

    public TrailTable(Database database) {
        this.database = database;
    }

    private static String[] told() {
        return AuditAct.all().toArray(String[]::new);
    }

    @Override
    public List<Linked> of(MemberId member, Query query) {
        Instant at = query.after().map(Place::at).orElse(query.before());
        return database.jdbc()
                .query(
                        OF
                                + " and a.at >= ? and a.at < ? and (a.at, a.id) < (?, ?) order by a.at desc, a.id desc"
                                + " limit ?",
                        (row, n) -> linked(row),
                        member.value(),
                        told(),
                        Database.at(query.from()),
                        Database.at(query.before()),
                        Database.at(at),
                        query.after().map(Place::entry).orElse(new UUID(0, 0)),
                        query.count() + 1);
    }

    @Override
    public Optional<Linked> find(MemberId member, UUID entry) {
        return database
                .jdbc()
                .query(OF + " and a.id = ?", (row, n) -> linked(row), member.value(), told(), entry)
                .stream()
                .findFirst();
    }

    private static Linked linked(ResultSet row) throws SQLException {
        return new Linked(ActRow.entry(row), row.getLong("number"), row.getString("hash"));
    }
}
