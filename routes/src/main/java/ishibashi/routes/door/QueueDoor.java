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
import ishibashi.refusal.Code;
import ishibashi.refusal.Refusal;
import ishibashi.routes.broker.Addresses;
import java.util.Objects;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.jspecify.annotations.Nullable;

/** Queue door: one consumer a member, made from one template (rulings 25). What is busy goes back to the broker. */
public final class QueueDoor extends RouteBuilder {
    /** Name of the template; its parameter is {@code member}. */
    public static final String TEMPLATE = "door-queue";

    private static final String LOCAL = "?transacted=true&lazyCreateTransactionManager=false"
            + "&cacheLevelName=CACHE_CONSUMER&recoveryInterval=1000&disableReplyTo=true";

    private final DropBoxDoor.Taker taker;
    private final Refuser refuser;
    private final Replies replies;

    /** Counts and answers what the broker refused before its journal. */
    @FunctionalInterface
    public interface Refuser {
        /** @param code its wire form */
        Answer.Refused refuse(MemberId member, String code, String correlation);
    }

    public QueueDoor(DropBoxDoor.Taker taker, Refuser refuser, Replies replies) {
        this.taker = taker;
        this.refuser = refuser;
        this.replies = replies;
    }

    @Override
    public void configure() {
        bindToRegistry("queue.take", (Processor) this::take);
        bindToRegistry("queue.refused", (Processor) this::refused);
        routeTemplate(TEMPLATE)
                .templateParameter("member")
                .from("jms:queue:in.{{member}}" + LOCAL)
                .setProperty("member", constant("{{member}}"))
                .id("address-{{member}}")
                .bean("queue.take")
                .id("received-and-answered-{{member}}");
        from("jms:queue:ishibashi.refused" + LOCAL)
                .routeId("door-queue-refused")
                .bean("queue.refused")
                .id("counted-and-answered");
    }

    private void take(Exchange exchange) throws InterruptedException {
        MemberId member = new MemberId(Objects.requireNonNull(exchange.getProperty("member", String.class)));
        byte[] body = exchange.getMessage().getBody(byte[].class);
        Optional<FileLabel> label =
                Optional.ofNullable(header(exchange, "ishibashi_filename")).map(FileLabel::new);
        Answer answer = taker.take(new Arrival(
                Door.QUEUE,
                new Peer.OfAddress(member),
                label,
                Bytes.owning(body == null ? new byte[0] : body),
                Optional.empty()));
        if (answer instanceof Answer.Refused(Refusal refusal) && isForNow(refusal)) {
            throw new Busy();
        }
        replies.tell(member, answer, Objects.requireNonNull(header(exchange, "JMSMessageID")));
    }

    private static boolean isForNow(Refusal refusal) {
        return refusal.category() == Category.UNAVAILABLE || refusal.code() == Code.TOO_FAST;
    }

    private void refused(Exchange exchange) {
        MemberId member = new MemberId(Objects.requireNonNull(header(exchange, Addresses.MEMBER)));
        String correlation = Objects.requireNonNull(header(exchange, "ishibashi_correlation"));
        String code = Objects.requireNonNull(header(exchange, Addresses.CODE));
        replies.tell(member, refuser.refuse(member, code, correlation), correlation);
    }

    private static @Nullable String header(Exchange exchange, String name) {
        return exchange.getMessage().getHeader(name, String.class);
    }

    /** Not now: the broker keeps it and gives it again. */
    static final class Busy extends RuntimeException {
        private static final long serialVersionUID = 1;

        Busy() {
            super("busy", null, false, false);
        }
    }
}
