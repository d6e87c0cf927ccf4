package ishibashi.work;

import java.time.Duration;
import java.util.Optional;

/** Port: the one work queue, in PostgreSQL. A member's messages are understood one at a time, in the order of signing. */
public interface WorkQueue {
    /** Claims the next task of that kind under a lease; waits at most that long for one to appear. */
    Optional<Task> claim(Task.Kind kind, Duration patience) throws InterruptedException;

    /** Gives it back after a fault, to be tried later with growing delay. */
    void retry(Task task, String faultClass);

    /** It is in this process's hand no longer, whether it was finished, given back or neither could be said. */
    void letGo(Task task);
}
