package ishibashi.work;

import ishibashi.message.MemberId;
import ishibashi.message.MessageId;
import java.util.Locale;

/**
 * A leased piece of work.
 *
 * @param chunk for {@code MATCH} the chunk to match, else 0
 * @param attempt from 1; committed when it is claimed, so a task that kills the process is counted
 */
public record Task(long id, Kind kind, MessageId message, MemberId member, int chunk, int attempt) {
    /** What takes work from the queue. */
    public enum Kind {
        UNDERSTAND,
        MATCH,
        /** All rows are final: sign the counts, close the message. */
        CONCLUDE;

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
