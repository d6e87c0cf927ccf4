package ishibashi.routes;

import ishibashi.ingest.Answer;
import ishibashi.ingest.Arrival;
import ishibashi.message.MemberId;
import ishibashi.routes.broker.Broker;
import ishibashi.routes.broker.Deliveries;
import ishibashi.routes.broker.Relay;
import ishibashi.routes.door.BoxDelivery;
import ishibashi.routes.door.DropBoxDoor;
import ishibashi.routes.door.DropBoxes;
import ishibashi.routes.door.FhirDoor;
import ishibashi.routes.door.FilesDoor;
import ishibashi.routes.door.QueueDoor;
import ishibashi.routes.hook.HookCalls;
import ishibashi.routes.hook.HookTls;
import ishibashi.routes.soap.SoapDoor;
import ishibashi.routes.soap.SoapPorts;
import ishibashi.routes.soap.SoapRoute;
import ishibashi.routes.soap.SoapService;
import ishibashi.submit.Submission;
import ishibashi.submit.Submitted;
import ishibashi.trust.Member;
import ishibashi.work.Task;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.Route;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.ServiceStatus;
import org.apache.camel.api.management.ManagedCamelContext;
import org.apache.camel.api.management.mbean.ManagedRouteMBean;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.component.direct.DirectComponent;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.impl.DefaultCamelContext;

/** All routes and the broker as one thing that starts, stops and can be asked. The only door of this module. */
public final class Bridge implements AutoCloseable {
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final Ports ports;
    private final Admission admission;
    private final ProducerTemplate template;
    private final Intake intake;
    private final Deque<SoapService> services = new ArrayDeque<>();
    private final Broker broker;
    private final Relay relay;
    private final DropBoxes boxes;
    private final BoxDelivery boxDelivery;
    private final HookCalls hookCalls;
    private final BridgeSettings settings;
    private final Steps steps;
    private final Set<MemberId> closed = new HashSet<>();

    /** @throws IOException if a key file of the broker cannot be read */
    public Bridge(BridgeSettings settings, Steps steps, Ports ports) throws IOException {
        this.settings = settings;
        this.steps = steps;
        this.ports = ports;
        this.admission = new Admission(settings.limits(), ports.ids());
        this.broker = new Broker(settings.broker(), ports.directory(), ports.clock());
        this.relay = new Relay(broker, ports.outbox(), ports.directory());
        this.boxes = new DropBoxes(
                settings.drop(),
                ports.directory(),
                ports.clock(),
                settings.limits().message());
        this.boxDelivery = new BoxDelivery(
                settings.drop(), ports.directory(), ports.outbox(), ports.clock(), relay::acknowledgedElsewhere);
        this.hookCalls = new HookCalls(
                ports.hooks(),
                ports.notifications(),
                ports.directory(),
                new HookTls(settings.broker().tls()),
                ports.clock());
        this.template = camel.createProducerTemplate();
        this.intake = new Intake(template, admission, ports.ids());
    }

    /** Starts the broker, then the routes: work first, doors last. */
    public void start() {
        broker.start();
        camel.getCamelContextExtension().setName("ishibashi");
        camel.getShutdownStrategy().setTimeout(settings.drain().toSeconds());
        camel.getShutdownStrategy().setLogInflightExchangesOnTimeout(false);
        DirectComponent direct = new DirectComponent();
        direct.setBlock(false);
        camel.addComponent("direct", direct);
        camel.addComponent(
                "work", new WorkComponent(ports.queue(), Map.of(Task.Kind.UNDERSTAND, settings.understandThreads())));
        JmsComponent jms = JmsComponent.jmsComponent(broker.connections());
        jms.getConfiguration().setErrorHandlerLoggingLevel(org.apache.camel.LoggingLevel.DEBUG);
        camel.addComponent("jms", jms);
        steps.bind(camel.getRegistry());
        camel.getRegistry().bind("serve", new Visit());
        try {
            RouteTable.add(camel, doorsAndDeliveries());
            camel.start();
        } catch (Exception e) {
            throw new IllegalStateException("the routes do not start", e);
        }
        ports.directory().members().stream()
                .filter(Member::active)
                .map(Member::id)
                .forEach(this::ensureBox);
    }

    /**
     * Follows the directory, which another node may have changed: who is new gets box, addresses and queue door, whose member is
     * active no more is closed. What an operator has stopped stays so.
     */
    public synchronized void follow() {
        for (Member member : ports.directory().members()) {
            String door = queueDoor(member.id());
            boolean there = camel.getRoute(door) != null;
            if (member.active() && !there) {
                ensureBox(member.id());
            } else if (member.active() && closed.remove(member.id())) {
                startRoute(door);
            } else if (!member.active() && there && closed.add(member.id())) {
                stopRoute(door);
            }
        }
    }

    private static String queueDoor(MemberId member) {
        return QueueDoor.TEMPLATE + "-" + member;
    }

    /** The member's drop box and addresses, and its queue door. */
    public synchronized void ensureBox(MemberId member) {
        boxes.ensure(member);
        broker.ensure(member);
        String id = queueDoor(member);
        if (camel.getRoute(id) == null) {
            try {
                TemplatedRouteBuilder.builder(camel, QueueDoor.TEMPLATE)
                        .routeId(id)
                        .parameter("member", member.value())
                        .add();
            } catch (Exception e) {
                throw new IllegalStateException("the queue door does not open", e);
            }
        }
    }

    private List<RoutesBuilder> doorsAndDeliveries() {
        Refusing refusing = new Refusing(ports.journal(), ports.ids());
        return List.of(
                new Deliveries(ports.outbox(), broker, relay, boxDelivery, hookCalls, ports.clock()),
                new FilesDoor(),
                new FhirDoor(),
                new DropBoxDoor(boxes, this::take, refusing::noFile),
                new QueueDoor(this::take, refusing::byBroker, ports.replies()));
    }

    private Answer take(Arrival arrival) throws InterruptedException {
        return intake.take("direct:receive", arrival);
    }

    /** Where a door asks for a place before it reads a body from a socket. */
    public Admission admission() {
        return admission;
    }

    /** The file door: answers after the commit. The place is given back. */
    public Answer receive(Arrival arrival, Admission.Place place) {
        return intake.take("direct:file", arrival, place);
    }

    /**
     * A message whose rows were read by its door: answers after the commit. Where the route is stopped or the store away, nothing
     * was kept and the same may be sent again.
     */
    public Submitted submit(Submission submission) {
        return intake.submit(submission);
    }

    /**
     * Runs a servlet's work inside the route {@code door-}name.
     *
     * @return false if an operator has stopped the door: nothing was done
     */
    public boolean visit(String door, Visit.Work work) throws IOException {
        return Visit.pay(template, "direct:" + door, work);
    }

    /**
     * Opens the SOAP door: its route stands beside the others from now on.
     *
     * @throws IllegalStateException if it does not start
     */
    public SoapDoor soap(SoapPorts soap) {
        SoapService service = new SoapService(soap);
        services.push(service);
        try {
            camel.addRoutes(new SoapRoute(service::answer));
        } catch (Exception e) {
            throw new IllegalStateException("the SOAP door does not open", e);
        }
        return new SoapDoor(service, template);
    }

    /** The member has acknowledged over HTTPS. */
    public void acknowledged(MemberId member) {
        relay.acknowledgedElsewhere(member);
        boxDelivery.acknowledgedElsewhere(member);
    }

    public List<RouteState> routes() {
        return camel.getRoutes().stream()
                .map(Route::getRouteId)
                .sorted()
                .map(this::state)
                .toList();
    }

    private RouteState state(String id) {
        ServiceStatus status = camel.getRouteController().getRouteStatus(id);
        RouteState.State state = status.isStarted()
                ? RouteState.State.STARTED
                : status.isStopped() ? RouteState.State.STOPPED : RouteState.State.CHANGING;
        ManagedRouteMBean counts = Objects.requireNonNull(
                        camel.getCamelContextExtension().getContextPlugin(ManagedCamelContext.class))
                .getManagedRoute(id);
        if (counts == null) {
            return new RouteState(id, state, 0, 0, 0);
        }
        try {
            return new RouteState(
                    id, state, counts.getExchangesTotal(), counts.getExchangesFailed(), counts.getExchangesInflight());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws IllegalArgumentException if there is no such route */
    public void startRoute(String id) {
        known(id);
        try {
            camel.getRouteController().startRoute(id);
        } catch (Exception e) {
            throw new IllegalStateException("the route does not start", e);
        }
    }

    /** @throws IllegalArgumentException if there is no such route */
    public void stopRoute(String id) {
        known(id);
        try {
            camel.getRouteController().stopRoute(id);
        } catch (Exception e) {
            throw new IllegalStateException("the route does not stop", e);
        }
    }

    private void known(String id) {
        if (camel.getRoute(id) == null) {
            throw new IllegalArgumentException("no route " + id);
        }
    }

    @Override
    public void close() {
        camel.stop();
        services.forEach(SoapService::close);
        relay.close();
        broker.close();
    }
}
