package ishibashi.deliver.hook;

import ishibashi.message.MemberId;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * A member's subscription to a topic.
 *
 * @param endpoint URL, one that was enrolled for the member
 * @param heartbeat silence after which it is told that nothing came; zero for never
 * @param end from then on nothing is told
 * @param version counts what its member changed and each change of status
 * @param events how many there were since it began
 * @param told how many of them its endpoint has taken
 * @param updated of the newest version
 */
public record Hook(
        UUID id,
        MemberId member,
        Topic topic,
        String endpoint,
        Payload payload,
        Duration heartbeat,
        Instant end,
        Status status,
        int version,
        long events,
        long told,
        Instant updated) {
    /** Version of one that was not kept yet. */
    public static final int NEW = 0;

    /** What a notification holds: nothing, or the ids of results. Never a result itself. */
    public enum Payload {
        EMPTY,
        ID_ONLY;

        /** Code of the backport's payload content. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** FHIR R4 SubscriptionStatusCodes. */
    public enum Status {
        REQUESTED,
        ACTIVE,
        ERROR,
        OFF;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** As its member wants it: requested, not yet asked for at its endpoint, or off. */
    public static Hook wish(
            UUID id,
            MemberId member,
            Topic topic,
            String endpoint,
            Payload payload,
            Duration heartbeat,
            Instant end,
            Status status,
            Instant now) {
        return new Hook(id, member, topic, endpoint, payload, heartbeat, end, status, NEW, 0, 0, now);
    }

    @Override
    public String toString() {
        return "Hook[" + id + " " + status + "]";
    }
}
