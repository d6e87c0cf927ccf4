package ishibashi.routes;

import ishibashi.ingest.Answer;
import ishibashi.ingest.Arrival;
import ishibashi.refusal.Code;
import ishibashi.refusal.Refusal;
import ishibashi.refusal.Stage;
import ishibashi.refusal.Where;
import ishibashi.submit.Submission;
import ishibashi.submit.Submitted;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;

/**
 * The one intake: every door hands its arrivals to the route {@code receive} here and gets the answer after the commit. A
 * route that is stopped and a fault on the way are {@code busy}: nothing was kept, the same may be sent again.
 */
final class Intake {
    private final ProducerTemplate template;
    private final Admission admission;
    private final Supplier<UUID> ids;

    Intake(ProducerTemplate template, Admission admission, Supplier<UUID> ids) {
        this.template = template;
        this.admission = admission;
        this.ids = ids;
    }

    /** Finds a place for the body first. */
    Answer take(String endpoint, Arrival arrival) throws InterruptedException {
        return switch (admission.enter(arrival.peer(), arrival.body().size())) {
            case Admission.Turned(var refusal) -> new Answer.Refused(refusal);
            case Admission.Place place -> take(endpoint, arrival, place);
        };
    }

    Submitted submit(Submission submission) {
        Exchange exchange =
                template.request("direct:submit", e -> e.getMessage().setBody(submission));
        return exchange.getException() == null && exchange.getMessage().getBody() instanceof Submitted answer
                ? answer
                : new Submitted.Refused(List.of(new Submitted.Reason(-1, busy(), Optional.empty())));
    }

    private Refusal busy() {
        return new Refusal(Code.BUSY, Stage.RECEIVED, Where.MESSAGE, List.of(), ids.get());
    }

    /** The place was taken before the body was read; it is given back here. */
    Answer take(String endpoint, Arrival arrival, Admission.Place place) {
        try (place) {
            Exchange exchange = template.request(endpoint, e -> e.getMessage().setBody(arrival));
            return exchange.getException() == null && exchange.getMessage().getBody() instanceof Answer answer
                    ? answer
                    : new Answer.Refused(busy());
        }
    }
}
