package ishibashi.introduce;

import ishibashi.message.MemberId;
import java.time.Instant;
import java.util.UUID;

/** What a bank's signed message does to an introduction. */
public sealed interface Step {
    /** Asks for contact. */
    record Ask(Introduction wish) implements Step {}

    /**
     * Withdraws or declines.
     *
     * @param seen the version that its sender has seen
     */
    record End(UUID introduction, int seen, Introduction.Status as, MemberId by, Instant at) implements Step {}
}
