package ishibashi.app.store;

import ishibashi.message.MessageId;
import ishibashi.work.Task;
import java.util.UUID;

/** How far a message is; every step takes the message's lock first, so that the last one is known to be the last. */
final class Progress {
    private final Database database;

    Progress(Database database) {
        this.database = database;
    }

    void lock(MessageId message) {
        database.jdbc().queryForList("select 1 from message where id = ? for update", message.value());
    }

    void finish(Task task) {
        database.jdbc().update("delete from task where id = ?", task.id());
    }

    /** It goes on: attempts count anew, they are those since the last progress. */
    void prolong(Task task, double seconds) {
        database.jdbc()
                .update(
                        "update task set leased_until = now() + make_interval(secs => ?), attempt = 1, trying = null"
                                + " where id = ?",
                        seconds,
                        task.id());
    }

    void match(MessageId message, int chunk) {
        add("match", message.value(), chunk);
    }

    /** Asks for the conclusion if everything is understood and matched. */
    void concludeIfDone(MessageId message) {
        Boolean done = database.jdbc()
                .queryForObject(
                        "select understood and not exists (select 1 from task where kind = 'match' and message = m.id)"
                                + " from message m where id = ?",
                        Boolean.class,
                        message.value());
        if (Boolean.TRUE.equals(done)) {
            add("conclude", message.value(), 0);
        }
    }

    private void add(String kind, UUID message, int chunk) {
        database.jdbc()
                .update(
                        "insert into task (kind, message, member, chunk, signed_at)"
                                + " select ?, id, member, ?, signed_at from message where id = ? on conflict do nothing",
                        kind,
                        chunk,
                        message);
    }
}
