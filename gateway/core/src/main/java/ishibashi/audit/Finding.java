package ishibashi.audit;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What is wrong with the audit, at the first place where something is. {@link FindingText} says it to people. */
public sealed interface Finding {
    /** The entry is another than the one that was hashed. */
    record Changed(long number, UUID entry) implements Finding {}

    /** @param entry whose act is gone; empty if the link is gone too */
    record Missing(long number, Optional<UUID> entry) implements Finding {}

    /** An act that waited for its link is gone. */
    record Vanished(UUID entry) implements Finding {}

    /** @param now where the entry stands that belongs to {@code number} */
    record Reordered(long number, long now) implements Finding {}

    /** It is whole and still does not follow from the one before it. */
    record Unfollowed(long number, UUID entry) implements Finding {}

    /**
     * The links agree with each other, but not with the head that was signed over them.
     *
     * @param from the first that no earlier head vouches for
     */
    record Rewritten(long from, long head) implements Finding {}

    /** @param from the first that is gone */
    record Cut(long from, long head) implements Finding {}

    /** @param number up to which it vouches, 0 if that cannot be read either */
    record HeadForged(long number) implements Finding {}

    /** @param since when it was done */
    record Unlinked(UUID entry, Instant since) implements Finding {}

    /** Kebab case. */
    default String kind() {
        return switch (this) {
            case Changed _ -> "changed";
            case Missing _ -> "missing";
            case Vanished _ -> "vanished";
            case Reordered _ -> "reordered";
            case Unfollowed _ -> "unfollowed";
            case Rewritten _ -> "rewritten";
            case Cut _ -> "cut";
            case HeadForged _ -> "head-forged";
            case Unlinked _ -> "unlinked";
        };
    }

    /** The number that it names, empty where an entry has none yet. */
    default Optional<Long> place() {
        return switch (this) {
            case Changed(long number, UUID _) -> Optional.of(number);
            case Missing(long number, Optional<UUID> _) -> Optional.of(number);
            case Reordered(long number, long _) -> Optional.of(number);
            case Unfollowed(long number, UUID _) -> Optional.of(number);
            case Rewritten(long from, long _) -> Optional.of(from);
            case Cut(long from, long _) -> Optional.of(from);
            case HeadForged(long number) -> Optional.of(number);
            case Vanished _, Unlinked _ -> Optional.empty();
        };
    }
}
