package ishibashi.sign;

import ishibashi.bundle.Bundles;
import ishibashi.ingest.Answer;
import ishibashi.message.MemberId;
import ishibashi.message.Signed;
import ishibashi.pseudonymise.Pseudonyms;
import ishibashi.refusal.Refusal;
import ishibashi.work.Conclusion.Summary;
import ishibashi.work.Task;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Signs what senders are told of their own messages: final counts, a message held whole, an answer to the queue. */
public final class Tell {
    private final Bundles bundles;
    private final Results results;
    private final UnaryOperator<String> travelling;
    private final Clock clock;

    /** @param travelling makes of a receipt the one that may travel */
    public Tell(
            Bundles bundles,
            ResultSigner signer,
            Pseudonyms pseudonyms,
            UnaryOperator<String> travelling,
            Clock clock) {
        this.bundles = bundles;
        this.results = new Results(signer, pseudonyms);
        this.travelling = travelling;
        this.clock = clock;
    }

    public Signed.Result counts(Summary summary) {
        String cause = summary.message() + (summary.revision() == 0 ? "" : "/" + summary.revision());
        UUID id = results.id(cause, summary.member(), "receipt", 0);
        Instant now = clock.instant();
        return results.of(
                id,
                summary.member(),
                "receipt",
                bundles.receipt(id, summary.with(travelling.apply(summary.receipt())), now),
                now);
    }

    public Signed.Result held(Task task, Refusal refusal) {
        UUID id = results.id(task.message().toString(), task.member(), "refusal", 0);
        Instant now = clock.instant();
        byte[] bundle =
                bundles.refusal(id, task.member(), Optional.of(task.message().value()), refusal, now);
        return results.of(id, task.member(), "refusal", bundle, now);
    }

    /** @param correlation what the sender knows its message by */
    public Signed.Result reply(MemberId recipient, Answer answer, String correlation) {
        Instant now = clock.instant();
        return switch (answer) {
            case Answer.Taken taken -> {
                UUID id = results.id(correlation, recipient, "receipt", 1);
                yield results.of(
                        id,
                        recipient,
                        "receipt",
                        bundles.received(
                                id, recipient, taken.message().value(), travelling.apply(taken.receipt()), now),
                        now);
            }
            case Answer.Refused refused -> {
                UUID id = results.id(correlation, recipient, "refusal", 1);
                byte[] bundle = bundles.refusal(id, recipient, Optional.empty(), refused.refusal(), now);
                yield results.of(id, recipient, "refusal", bundle, now);
            }
        };
    }
}
