package ishibashi.app.store;

import java.util.Optional;

/** What a home remembers about itself: samples loaded, the business day's offset (rulings 32, 33). */
public final class HomeSettings {
    private final Database database;

    public HomeSettings(Database database) {
        this.database = database;
    }

    public Optional<String> get(String name) {
        return database
                .jdbc()
                .query("select value from home_setting where name = ?", (row, n) -> row.getString(1), name)
                .stream()
                .findFirst();
    }

    public void put(String name, String value) {
        database.jdbc()
                .update(
                        "insert into home_setting (name, value) values (?, ?)"
                                + " on conflict (name) do update set value = excluded.value",
                        name,
                        value);
    }
}
