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
            insert into vault (subject, purpose, key_id, wrapped_key, body, version) values (?, ?, ?, ?, ?, ?)
            on conflict (subject, purpose, version) do update
            set key_id = excluded.key_id, wrapped_key = excluded.wrapped_key, body = excluded.body""";

    private final Database database;

    VaultTable(Database database) {
        this.database = database;
    }

    /** One sealed thing and where it belongs. */
    record Item(String subject, String purpose, Sealed sealed) {}

    /** Of two things for the same place the later one stays. */
    void put(List<Item> items) {
        put(items, 0);
    }

    /** For a version that is not the one that stands: 0 is. */
    void put(List<Item> items, int version) {
        Map<List<String>, Item> places = new LinkedHashMap<>();
        items.forEach(item -> places.put(List.of(item.subject(), item.purpose()), item));
        database.jdbc().batchUpdate(PUT, places.values(), Database.BATCH, (statement, item) -> {
            statement.setString(1, item.subject());
            statement.setString(2, item.purpose());
            statement.setString(3, item.sealed().keyId());
            statement.setBytes(4, item.sealed().wrappedKey().toArray());
            statement.setBytes(5, item.sealed().nonceAndText().toArray());
            statement.setInt(6, version);
        });
    }

    /** Empty if there is none, or its key was destroyed. */
    Optional<Sealed> get(String subject, String purpose) {
        return get(subject, purpose, 0);
    }

    Map<String, Sealed> all(Collection<String> subjects, String purpose) {
        Map<String, Sealed> found = new HashMap<>();
        database.jdbc()
                .query(
                        "select subject, key_id, wrapped_key, body from vault"
                                + " where subject = any (?) and purpose = ? and version = 0 and wrapped_key <> ''",
                        row -> {
                            found.put(row.getString("subject"), sealed(row));
                        },
                        subjects.toArray(String[]::new),
                        purpose);
        return found;
    }

    /** That of an earlier version; 0 for what stands now. */
    Optional<Sealed> get(String subject, String purpose, int version) {
        return database
                .jdbc()
                .query(
                        "select key_id, wrapped_key, body from vault"
                                + " where subject = ? and purpose = ? and version = ? and wrapped_key <> ''",
                        (row, n) -> sealed(row),
                        subject,
                        purpose,
                        version)
                .stream()
                .findFirst();
    }

    /** Where a sealed thing of one version lies. */
    record Place(String subject, String purpose, int version) {}

    /** All that is kept of these subjects, of what stands or of every version too, at once. */
    Map<Place, Sealed> all(Collection<String> subjects, boolean earlier) {
        Map<Place, Sealed> found = new HashMap<>();
        database.jdbc()
                .query(
                        "select subject, purpose, version, key_id, wrapped_key, body from vault"
                                + " where subject = any (?) and (version = 0 or ?) and wrapped_key <> ''",
                        row -> {
                            Place place = new Place(
                                    row.getString("subject"), row.getString("purpose"), row.getInt("version"));
                            found.put(place, sealed(row));
                        },
                        subjects.toArray(String[]::new),
                        earlier);
        return found;
    }

    /** Destroys the keys and the bytes of these purposes, of all versions. */
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
