package ishibashi.app.store;

import ishibashi.audit.Entry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import tools.jackson.core.type.TypeReference;

/** A row of the audit's acts as an entry. */
final class ActRow {
    /** Of the acts' table as {@code a}; what {@link #entry} reads. */
    static final String COLUMNS = "a.id, a.at, a.act, a.who, a.details::text as details";

    private static final TypeReference<Map<String, String>> DETAILS = new TypeReference<>() {};

    private ActRow() {}

    static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getObject("id", UUID.class),
                row.getTimestamp("at").toInstant(),
                row.getString("act"),
                row.getString("who"),
                new TreeMap<>(Database.JSON.readValue(row.getString("details"), DETAILS)));
    }
}
