package ishibashi.app.store;

import ishibashi.work.Task;
import ishibashi.work.Trial;
import java.sql.Array;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Rulings 10: attempts are committed when a task is claimed; at the third a mark is committed before each row. */
final class StoredTrial implements Trial {
    private static final int CAREFUL_FROM = 3;

    private final Database database;
    private final Task task;
    private final Set<Integer> ended;

    private StoredTrial(Database database, Task task, Set<Integer> ended) {
        this.database = database;
        this.task = task;
        this.ended = ended;
    }

    /** For a task whose attempts came to no end {@code NONE} is enough until the third. */
    static Trial of(Database database, Task task) {
        if (task.attempt() < CAREFUL_FROM) {
            return NONE;
        }
        database.jdbc()
                .update(
                        "update task set ended = ended || trying, trying = null where id = ? and trying is not null",
                        task.id());
        Set<Integer> ended = database
                .jdbc()
                .query("select ended from task where id = ?", (row, n) -> numbers(row.getArray("ended")), task.id())
                .stream()
                .flatMap(Set::stream)
                .collect(Collectors.toUnmodifiableSet());
        return new StoredTrial(database, task, ended);
    }

    private static Set<Integer> numbers(Array array) throws SQLException {
        return Arrays.stream((Integer[]) array.getArray()).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public boolean ended(int ordinal) {
        return ended.contains(ordinal);
    }

    @Override
    public void begin(int ordinal) {
        database.jdbc().update("update task set trying = ? where id = ?", ordinal, task.id());
    }

    @Override
    public void over() {
        database.jdbc().update("update task set trying = null where id = ?", task.id());
    }
}
