package ishibashi.routes.door;

import ishibashi.ingest.Answer;
import ishibashi.ingest.Arrival;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

/** Drop boxes: looked at twice a second; each submission goes through the one intake and comes back with its answer. */
public final class DropBoxDoor extends RouteBuilder {

    private final DropBoxes boxes;
    private final Taker taker;

    /** The one intake. */
    @FunctionalInterface
    public interface Taker {
        Answer take(Arrival arrival) throws InterruptedException;
    }

    public DropBoxDoor(DropBoxes boxes, Taker taker) {
        this.boxes = boxes;
        this.taker = taker;
    }

    @Override
    public void configure() {
        bindToRegistry(
                "drop.find", (org.apache.camel.Processor) e -> e.getMessage().setBody(boxes.find()));
        bindToRegistry("drop.take", (org.apache.camel.Processor) this::take);
        bindToRegistry("drop.settle", (org.apache.camel.Processor) this::settle);
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

    private void take(Exchange exchange) throws InterruptedException {
        Found found = Objects.requireNonNull(exchange.getMessage().getBody(Found.class));
        exchange.getMessage().setBody(found.with(taker.take(found.arrival())));
    }

    private void settle(Exchange exchange) throws java.io.IOException {
        boxes.settle(Objects.requireNonNull(exchange.getMessage().getBody(Found.Settled.class)));
    }
}
