package ishibashi.app.store;

import ishibashi.message.Door;
import ishibashi.refusal.Code;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * How often who is nobody's member came, by door and by what it was told. Counted in memory and written each second: a flood of strangers
 * costs no transaction each, and an answer waits for none.
 */
public final class Strangers {
    private static final String ADD = """
            insert into stranger (door, code, number) values (?, ?, ?)
            on conflict (door, code) do update set number = stranger.number + excluded.number""";

    private final Database database;
    private final Map<Key, Long> counted = new ConcurrentHashMap<>();

    public Strangers(Database database) {
        this.database = database;
    }

    private record Key(Door door, Code code) {}

    void count(Door door, Code code) {
        counted.merge(new Key(door, code), 1L, Long::sum);
    }

    /** Writes what was counted since; what cannot be written now is counted on. */
    public void flush() {
        List<Key> keys = List.copyOf(counted.keySet());
        keys.forEach(key -> {
            Long number = counted.remove(key);
            if (number != null) {
                write(key, number);
            }
        });
    }

    private void write(Key key, long number) {
        try {
            database.jdbc().update(ADD, key.door().wire(), key.code().wire(), number);
        } catch (RuntimeException e) {
            counted.merge(key, number, Long::sum);
            throw e;
        }
    }

    /** As written, by door. */
    public Map<String, Long> byDoor() {
        return database
                .jdbc()
                .query(
                        "select door, sum(number) as number from stranger group by door",
                        (row, n) -> Map.entry(row.getString("door"), row.getLong("number")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
