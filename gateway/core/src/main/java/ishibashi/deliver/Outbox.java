package ishibashi.deliver;

import ishibashi.message.Bytes;
import ishibashi.message.MemberId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Port: results that wait for their recipient. Nothing is lost if the recipient is away for a month. */
public interface Outbox {
    /** Released and not acknowledged, oldest first; never more than {@code bytes} of bodies but at least one message. */
    List<Waiting> waiting(MemberId member, int limit, long bytes);

    /** The one with that id, released and not acknowledged. */
    Optional<Waiting> waiting(MemberId member, UUID id);

    /** Acknowledged by one way, gone from all. Unknown or acknowledged ids are no error. */
    int acknowledge(MemberId member, Collection<UUID> ids, String way);

    /** Gives order and visibility to what is due. Standing results of one window in random order. */
    int release(Instant now);

    /** Released, not acknowledged and not yet shown on this way, oldest first; the relay's list. */
    List<Waiting> notYetOn(String way, MemberId member, int limit);

    /** The same, but only what somebody waits for: answers to a sender, and urgent notices. */
    List<Waiting> promptNotYetOn(String way, MemberId member, int limit);

    /** Members for whom something is released and not yet shown on this way. */
    Set<MemberId> recipientsNotYetOn(String way);

    /** Of these, those that still wait: released and acknowledged by no way. */
    Set<UUID> stillWaiting(Collection<UUID> ids);

    /** Remembers that it stands on this way now. It stays in the outbox until acknowledged. */
    void shownOn(String way, UUID id);

    /** Forgets what was shown on this way and is not acknowledged: it will be shown again (rulings 28). */
    void forgetShown(String way, MemberId member);

    /**
     * A result that waits. {@code filename} is our own.
     *
     * @param correlation for a reply to a queue message its JMSMessageID (rulings 25)
     */
    record Waiting(
            UUID id,
            MemberId recipient,
            String event,
            String filename,
            String contentType,
            Bytes body,
            Optional<String> correlation) {
        /** Events that somebody waits for. */
        public static final Set<String> PROMPT = Set.of("receipt", "refusal", "notice", "contact-requested");

        public boolean isPrompt() {
            return PROMPT.contains(event);
        }
    }
}
