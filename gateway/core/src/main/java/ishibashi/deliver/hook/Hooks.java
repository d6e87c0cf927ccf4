package ishibashi.deliver.hook;

import ishibashi.message.MemberId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Port: subscriptions, each for its own member alone. */
public interface Hooks {
    /** Subscriptions of a member at most (fhir §3.4, limits). */
    int MOST = 20;

    /** URLs at which the member wants to be told, as an operator enrolled them. */
    Set<String> endpoints(MemberId member);

    /** Keeps a wish. The same id again changes nothing; false if the member has {@link #MOST} already. */
    boolean keep(Hook wish);

    /** Another wish in the place of the version that was seen, asked for anew; false if that is no longer the newest. */
    boolean change(Hook wish, int seen);

    Optional<Hook> find(MemberId member, UUID id);

    List<Hook> all(MemberId member);

    /** Ends it for good, audited; false if there is none. */
    boolean remove(MemberId member, UUID id);

    /** Events by their numbers, both ends included. */
    List<Event> events(Hook hook, long first, long last);

    /** Those that have something to tell now, claimed for this process for a minute; what is new for them has got its numbers. */
    List<Hook> due(Instant now);

    /** Its endpoint has taken the events up to that number. */
    void taken(Hook hook, long told, Instant now);

    /** Its endpoint did not answer well: it is tried again later and later, and in the end given up. */
    void failed(Hook hook, Instant now);

    /**
     * One event of a subscription.
     *
     * @param number from 1, without gaps
     * @param result id of the message in the outbox
     */
    record Event(long number, UUID result, Instant at) {}
}
