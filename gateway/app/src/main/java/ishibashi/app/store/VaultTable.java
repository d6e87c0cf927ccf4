package ishibashi.app.store;

import ishibashi.message.Bytes;
import ishibashi.message.Sealed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The only table that holds what names somebody, sealed. */
final class VaultTable {
    private static final String PUT = """
            insert into vault (subject, purpose, key_id, wrapped_key, body) values (?, ?, ?, ?, ?)
            on conflict (subject, purpose) do update
            set key_id = excluded.key_id, wrapped_key = excluded.wrapped_key, body = excluded.body""";

    private final Database database;

    VaultTable(Database database) {
        this.database = database;
    }

    /** One sealed thing and where it belongs. */
    record Item(String subject, String purpose, Sealed sealed) {}

    /** Of two things for the same place the later one stays. */
    void put(List<Item> items) {
        Map<List<String>, Item> places = new LinkedHashMap<>();
        items.forEach(item -> places.put(List.of(item.subject(), item.purpose()), item));
        database.jdbc().batchUpdate(PUT, places.values(), Database.BATCH, (statement, item) -> {
            statement.setString(1, item.subject());
            statement.setString(2, item.purpose());
            statement.setString(3, item.sealed().keyId());
            statement.setBytes(4, item.sealed().wrappedKey().toArray());
            statement.setBytes(5, item.sealed().nonceAndText().toArray());
        });
    }

    /** Empty if there is none, or its key was destroyed. */
    Optional<Sealed> get(String subject, String purpose) {
        return database
                .jdbc()
                .query(
                        "select key_id, wrapped_key, body from vault where subject = ? and purpose = ? and wrapped_key <> ''",
                        (row, n) -> sealed(row),
                        subject,
                        purpose)
                .stream()
                .findFirst();
    }

    Map<String, Sealed> all(Collection<String> subjects, String purpose) {
        Map<String, Sealed> found = new HashMap<>();
        database.jdbc()
                .query(
                        "select subject, key_id, wrapped_key, body from vault"
                                + " where subject = any (?) and purpose = ? and wrapped_key <> ''",
                        row -> {
                            found.put(row.getString("subject"), sealed(row));
                        },
                        subjects.toArray(String[]::new),
                        purpose);
        return found;
    }

    /** Destroys the keys and the bytes of these purposes. */
    void destroy(String subject, String... purposes) {
        database.jdbc()
                .update(
                        "update vault set wrapped_key = '', body = '' where subject = ? and purpose = any (?)",
                        subject,
                        purposes);
    }

    private static Sealed sealed(ResultSet row) throws SQLException {
        return new Sealed(
                row.getString("key_id"), Bytes.owning(row.getBytes("wrapped_key")), Bytes.owning(row.getBytes("body")));
    }
}
