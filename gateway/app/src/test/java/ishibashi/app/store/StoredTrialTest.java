package ishibashi.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.message.MessageId;
import ishibashi.work.Task;
import ishibashi.work.Trial;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Rulings 10, as a process sees it that dies and comes back: a lease that is taken again without an end. */
@ExtendWith(SharedDatabase.class)
class StoredTrialTest {
    private final Database database;
    private final TaskQueue queue;

    StoredTrialTest(SharedDatabase.Running running) {
        this.database = running.database();
        this.queue = new TaskQueue(
                database, new WorkSignal(), new ActiveMatcher(database), "node-trial", Duration.ofMinutes(1));
    }

    @Test
    void the_row_in_whose_hands_the_process_died_twice_is_known_the_third_time() throws InterruptedException {
        MessageId message = message("bank-97");
        assertThat(trial(message)).isSameAs(Trial.NONE);
        assertThat(trial(message)).isSameAs(Trial.NONE);
        Trial careful = trial(message);
        careful.begin(6);
        careful.begin(7);
        Trial after = trial(message);
        assertThat(after.ended(7)).isTrue();
        assertThat(after.ended(6)).isFalse();
        after.begin(8);
        after.over();
        assertThat(trial(message).ended(8)).isFalse();
        assertThat(trial(message).ended(7)).isTrue();
    }

    /** Claims it as a process does that has just started. */
    private Trial trial(MessageId message) throws InterruptedException {
        queue.reclaim();
        while (true) {
            Optional<Task> task = queue.claim(Task.Kind.UNDERSTAND, Duration.ZERO);
            task.ifPresent(queue::letGo);
            if (task.orElseThrow().message().equals(message)) {
                return StoredTrial.of(database, task.get());
            }
        }
    }

    private MessageId message(String member) {
        UUID id = UUID.randomUUID();
        database.jdbc()
                .update(
                        "insert into message (id, member, door, digest, generation, size, signed_at, received_at)"
                                + " values (?, ?, 'file', ?, 1, 1, now(), now())",
                        id,
                        member,
                        id.toString());
        database.jdbc()
                .update(
                        "insert into task (kind, message, member, chunk, signed_at) values ('understand', ?, ?, 0, now())",
                        id,
                        member);
        return new MessageId(id);
    }
}
