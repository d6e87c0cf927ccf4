package ishibashi.routes.broker;

import ishibashi.deliver.Outbox;
import ishibashi.message.MemberId;
import ishibashi.routes.door.BoxDelivery;
import ishibashi.routes.hook.HookCalls;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;

/** The ways out that we drive ourselves: windows open, results go to the addresses and the boxes, acknowledgements come back. */
public final class Deliveries extends RouteBuilder {
    private final Outbox outbox;
    private final Broker broker;
    private final Relay relay;
    private final BoxDelivery boxes;
    private final HookCalls hooks;
    private final Clock clock;

    public Deliveries(Outbox outbox, Broker broker, Relay relay, BoxDelivery boxes, HookCalls hooks, Clock clock) {
        this.outbox = outbox;
        this.broker = broker;
        this.relay = relay;
        this.boxes = boxes;
        this.hooks = hooks;
        this.clock = clock;
    }

    @Override
    public void configure() {
        bindToRegistry("deliver.release", (Processor) e -> release());
        bindToRegistry("deliver.relay", (Processor) e -> relay.turn());
        bindToRegistry("deliver.boxes", (Processor) e -> boxes.deliver());
        bindToRegistry("deliver.hooks", (Processor) e -> hooks.turn());
        bindToRegistry("deliver.rights", (Processor) e -> broker.rights());
        bindToRegistry("deliver.acknowledge", (Processor) this::acknowledge);
        from("scheduler:release?delay=200")
                .routeId("deliver-release")
                .bean("deliver.release")
                .id("windows-opened");
        from("scheduler:relay?delay=200")
                .routeId("deliver-queue")
                .bean("deliver.relay")
                .id("addresses-topped-up");
        from("scheduler:boxes?delay=1000")
                .routeId("deliver-drop")
                .bean("deliver.boxes")
                .id("boxes-filled");
        from("scheduler:hooks?delay=1000")
                .routeId("deliver-subscription")
                .bean("deliver.hooks")
                .id("endpoints-told");
        from("scheduler:rights?delay=1000")
                .routeId("broker-rights")
                .bean("deliver.rights")
                .id("suspended-members-out");
        from("jms:queue:ishibashi.acknowledged?transacted=true&lazyCreateTransactionManager=false"
                        + "&cacheLevelName=CACHE_CONSUMER&recoveryInterval=1000")
                .routeId("deliver-acknowledged")
                .bean("deliver.acknowledge")
                .id("gone-from-all-ways");
    }

    private void release() {
        if (outbox.release(clock.instant()) > 0) {
            relay.look();
        }
    }

    private void acknowledge(Exchange exchange) {
        MemberId member =
                new MemberId(Objects.requireNonNull(exchange.getMessage().getHeader(Addresses.MEMBER, String.class)));
        UUID id = UUID.fromString(Objects.requireNonNull(exchange.getMessage().getHeader(Addresses.ID, String.class)));
        if (outbox.acknowledge(member, List.of(id), "queue") > 0) {
            boxes.acknowledgedElsewhere(member);
        }
        relay.look();
    }
}
