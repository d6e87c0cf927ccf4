package ishibashi.routes;

import ishibashi.ingest.Answer;
import ishibashi.ingest.Arrival;
import ishibashi.message.Linked;
import ishibashi.message.Matched;
import ishibashi.message.Normalised;
import ishibashi.message.Outcome;
import ishibashi.message.Pseudonymised;
import ishibashi.message.Received;
import ishibashi.message.Signed;
import ishibashi.submit.Offered;
import ishibashi.submit.Submission;
import ishibashi.submit.Submitted;
import ishibashi.work.Carried;
import ishibashi.work.Conclusion.Summary;
import ishibashi.work.Task;
import ishibashi.work.Told;
import java.util.Iterator;

/** The steps that {@link Pipeline} names, a record for each transaction. A step is called by several threads. */
public record Steps(Receive receive, Submit submit, Understand understand, Match match, Conclude conclude) {

    /**
     * @param verify bounds, signature, member, replay
     * @param keep commits and answers; counts what was refused
     */
    public record Receive(Step<Arrival, Outcome<Received>> verify, Step<Outcome<Received>, Answer> keep) {}

    /**
     * @param link ties rows to records and holds what their senders expect against what stands
     * @param keep commits all of it at once, and answers
     */
    public record Submit(
            Step<Submission, Offered<Linked>> link,
            Step<Offered<Linked>, Offered<Pseudonymised>> pseudonymise,
            Step<Offered<Pseudonymised>, Submitted> keep) {}

    /**
     * @param normalise opens the message and reads it chunk by chunk as it is asked; when it holds the message whole, it keeps
     *     that and gives no (further) chunk
     * @param keep commits one chunk before the next is read
     */
    public record Understand(
            Step<Task, Iterator<Carried<Normalised>>> normalise,
            Step<Carried<Normalised>, Carried<Linked>> link,
            Step<Carried<Linked>, Carried<Pseudonymised>> pseudonymise,
            Step.Keep<Carried<Pseudonymised>> keep) {}

    /** @param sign derives pseudonyms, makes and signs the Bundles, and says what they tell whom */
    public record Match(
            Step<Task, Carried<Matched>> match,
            Step<Carried<Matched>, Carried<Told>> sign,
            Step.Keep<Carried<Told>> keep) {}

    /** @param counts what became of the message's rows */
    public record Conclude(
            Step<Task, Carried<Summary>> counts,
            Step<Carried<Summary>, Carried<Signed.Result>> sign,
            Step.Keep<Carried<Signed.Result>> keep) {}

    /** Gives every step the name by which {@link Pipeline} calls it. */
    void bind(org.apache.camel.spi.Registry registry) {
        registry.bind("receive.verify", new StepProcessor<>(Arrival.class, receive.verify()));
        registry.bind("receive.keep", processor(Outcome.class, receive.keep()));
        registry.bind("submit.link", new StepProcessor<>(Submission.class, submit.link()));
        registry.bind("submit.pseudonymise", processor(Offered.class, submit.pseudonymise()));
        registry.bind("submit.keep", processor(Offered.class, submit.keep()));
        registry.bind("understand.normalise", new StepProcessor<>(Task.class, understand.normalise()));
        registry.bind("understand.link", processor(Carried.class, understand.link()));
        registry.bind("understand.pseudonymise", processor(Carried.class, understand.pseudonymise()));
        registry.bind("understand.keep", keep(understand.keep()));
        registry.bind("match.match", new StepProcessor<>(Task.class, match.match()));
        registry.bind("match.sign", processor(Carried.class, match.sign()));
        registry.bind("match.keep", keep(match.keep()));
        registry.bind("conclude.counts", new StepProcessor<>(Task.class, conclude.counts()));
        registry.bind("conclude.sign", processor(Carried.class, conclude.sign()));
        registry.bind("conclude.keep", keep(conclude.keep()));
    }

    /** The body's kind is checked here, its type argument follows from the step before. */
    @SuppressWarnings("unchecked")
    private static <R, I extends R, O> org.apache.camel.Processor processor(Class<R> takes, Step<I, O> step) {
        return new StepProcessor<>(takes, in -> step.apply((I) in));
    }

    @SuppressWarnings("unchecked")
    private static <T> org.apache.camel.Processor keep(Step.Keep<Carried<T>> step) {
        return StepProcessor.last(Carried.class, in -> step.keep((Carried<T>) in));
    }
}
