package ishibashi.routes.door;

import ishibashi.ingest.Answer;
import ishibashi.ingest.Arrival;
import ishibashi.message.MemberId;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;

/** Drop boxes: looked at twice a second; each submission goes through the one intake and comes back with its answer. */
public final class DropBoxDoor extends RouteBuilder {

    private final DropBoxes boxes;
    private final Taker taker;
    private final Refuser refuser;

    /** The one intake. */
    @FunctionalInterface
    public interface Taker {
        Answer take(Arrival arrival) throws InterruptedException;
    }

    /** Counts and answers what is no file and therefore never comes to the intake. */
    @FunctionalInterface
    public interface Refuser {
        Answer.Refused refuse(MemberId member);
    }

    public DropBoxDoor(DropBoxes boxes, Taker taker, Refuser refuser) {
        this.boxes = boxes;
        this.taker = taker;
        this.refuser = refuser;
    }

    @Override
    public void configure() {
        bindToRegistry("drop.find", (Processor) e -> e.getMessage().setBody(boxes.find()));
        bindToRegistry("drop.take", (Processor) this::take);
        bindToRegistry("drop.settle", (Processor) this::settle);
        from("scheduler:drop?delay=500")
                .routeId("door-drop")
                .bean("drop.find")
                .id("whole-submissions")
                .split(body())
                .id("each-submission")
                .bean("drop.take")
                .id("submission-received")
                .bean("drop.settle")
                .id("receipt-or-refusal-beside-it")
                .end();
    }

    private void take(Exchange exchange) throws InterruptedException, IOException {
        Found found = Objects.requireNonNull(exchange.getMessage().getBody(Found.class));
        Optional<Arrival> arrival = boxes.read(found);
        Answer answer = arrival.isPresent() ? taker.take(arrival.get()) : refuser.refuse(found.member());
        exchange.getMessage().setBody(new Found.Settled(found, answer));
    }

    private void settle(Exchange exchange) throws IOException {
        boxes.settle(Objects.requireNonNull(exchange.getMessage().getBody(Found.Settled.class)));
    }
}
