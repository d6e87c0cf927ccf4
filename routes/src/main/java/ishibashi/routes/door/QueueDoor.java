package ishibashi.routes.door;

import ishibashi.deliver.Replies;
import ishibashi.ingest.Answer;
import ishibashi.ingest.Arrival;
import ishibashi.ingest.Peer;
import ishibashi.message.Bytes;
import ishibashi.message.Door;
import ishibashi.message.FileLabel;
import ishibashi.message.MemberId;
import ishibashi.refusal.Category;
import java.util.Objects;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;

/** Queue door: one consumer a member, made from one template (rulings 25). What is busy goes back to the broker. */
public final class QueueDoor extends RouteBuilder {
    /** Name of the template; its parameter is {@code member}. */
    public static final String TEMPLATE = "door-queue";

    private final DropBoxDoor.Taker taker;
    private final Replies replies;

    public QueueDoor(DropBoxDoor.Taker taker, Replies replies) {
        this.taker = taker;
        this.replies = replies;
    }

    @Override
    public void configure() {
        bindToRegistry("queue.take", (Processor) this::take);
        routeTemplate(TEMPLATE)
                .templateParameter("member")
                .from("jms:queue:in.{{member}}?transacted=true&lazyCreateTransactionManager=false"
                        + "&cacheLevelName=CACHE_CONSUMER&recoveryInterval=1000")
                .setProperty("member", constant("{{member}}"))
                .id("address-{{member}}")
                .bean("queue.take")
                .id("received-and-answered-{{member}}");
    }

    private void take(Exchange exchange) throws InterruptedException {
        MemberId member = new MemberId(Objects.requireNonNull(exchange.getProperty("member", String.class)));
        byte[] body = exchange.getMessage().getBody(byte[].class);
        Optional<FileLabel> label = Optional.ofNullable(
                        exchange.getMessage().getHeader("ishibashi_filename", String.class))
                .map(FileLabel::new);
        Answer answer = taker.take(new Arrival(
                Door.QUEUE,
                new Peer.OfAddress(member),
                label,
                Bytes.owning(body == null ? new byte[0] : body),
                Optional.empty()));
        if (answer instanceof Answer.Refused refused && refused.refusal().category() == Category.UNAVAILABLE) {
            throw new Busy();
        }
        replies.tell(
                member, answer, Objects.requireNonNull(exchange.getMessage().getHeader("JMSMessageID", String.class)));
    }

    /** Not now: the broker keeps it and gives it again. */
    static final class Busy extends RuntimeException {
        private static final long serialVersionUID = 1;

        Busy() {
            super("busy", null, false, false);
        }
    }
}
