package ishibashi.routes;

import java.util.Objects;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Lets a route call a step: body in, body out, no conversion, no header. */
record StepProcessor<I, O>(Class<I> takes, Step<I, O> step) implements Processor {
    static <I> StepProcessor<I, I> last(Class<I> takes, Step.Keep<I> step) {
        return new StepProcessor<>(takes, in -> {
            step.keep(in);
            return in;
        });
    }

    @Override
    public void process(Exchange exchange) {
        exchange.getMessage()
                .setBody(step.apply(
                        takes.cast(Objects.requireNonNull(exchange.getMessage().getBody()))));
    }
}
