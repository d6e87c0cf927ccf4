package ishibashi.ingest;

import ishibashi.message.MessageId;
import ishibashi.refusal.Refusal;

/** What a door gives back. */
public sealed interface Answer {
    /**
     * Durable.
     *
     * @param receipt compact JWS, the very same for every repeat
     * @param repeat whether the message had been taken before
     */
    record Taken(MessageId message, String receipt, boolean repeat) implements Answer {}

    record Refused(Refusal refusal) implements Answer {}
}
