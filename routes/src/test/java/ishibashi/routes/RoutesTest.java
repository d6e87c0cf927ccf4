package ishibashi.routes;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.ingest.Answer;
import ishibashi.routes.broker.Broker;
import ishibashi.routes.broker.Deliveries;
import ishibashi.routes.broker.Relay;
import ishibashi.routes.door.BoxDelivery;
import ishibashi.routes.door.DropBoxDoor;
import ishibashi.routes.door.DropBoxSettings;
import ishibashi.routes.door.DropBoxes;
import ishibashi.routes.door.FhirDoor;
import ishibashi.routes.door.FilesDoor;
import ishibashi.routes.door.QueueDoor;
import ishibashi.routes.hook.HookCalls;
import ishibashi.routes.hook.HookTls;
import ishibashi.routes.known.KnownKeys;
import ishibashi.routes.known.KnownMembers;
import ishibashi.routes.known.ListedHooks;
import ishibashi.routes.known.ListedOutbox;
import ishibashi.routes.soap.SoapRoute;
import ishibashi.work.Task;
import ishibashi.work.WorkQueue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.component.direct.DirectComponent;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.OnExceptionDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.RoutesDefinition;
import org.apache.camel.support.PluginHelper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The routes as operators read them. A change shows as a diff of {@code golden/routes.yaml}; {@code -Dgolden.update} writes it
 * anew, to be reviewed.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoutesTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/routes.yaml");
    private static final Pattern MADE =
            Pattern.compile("(?m)^ +(id: (from|onException)[0-9]+|nodePrefixId: route-[0-9]+)\n");
    private static final Pattern POLICY = Pattern.compile("(?m)^( +)- onException:\n(\\1  .*\n)+");

    private final DefaultCamelContext camel = new DefaultCamelContext();

    @BeforeAll
    void routes(@TempDir Path folder) throws Exception {
        KnownMembers members = KnownMembers.banks("bank-99");
        ListedOutbox outbox = new ListedOutbox();
        Broker broker = new Broker(KnownKeys.broker(folder), members, Clock.systemUTC());
        Relay relay = new Relay(broker, outbox, members);
        DropBoxSettings drop = DropBoxSettings.of(folder, "node-1");
        DropBoxDoor.Taker taker = arrival -> {
            throw new IllegalStateException();
        };
        camel.setAutoStartup(false);
        camel.addComponent("direct", new DirectComponent());
        camel.addComponent("jms", JmsComponent.jmsComponent(broker.connections()));
        camel.addComponent("work", new WorkComponent(new NoWork(), Map.of()));
        for (String step : List.of(
                "receive.verify",
                "receive.keep",
                "submit.link",
                "submit.pseudonymise",
                "submit.keep",
                "serve",
                "understand.normalise",
                "understand.link",
                "understand.pseudonymise",
                "understand.keep",
                "match.match",
                "match.sign",
                "match.keep",
                "conclude.counts",
                "conclude.sign",
                "conclude.keep")) {
            camel.getRegistry().bind(step, (org.apache.camel.Processor) e -> {});
        }
        RouteTable.add(
                camel,
                List.of(
                        new Deliveries(
                                outbox,
                                broker,
                                relay,
                                new BoxDelivery(drop, members, outbox, Clock.systemUTC(), m -> {}),
                                new HookCalls(
                                        new ListedHooks(),
                                        told -> new byte[0],
                                        members,
                                        new HookTls(KnownKeys.broker(folder).tls()),
                                        Clock.systemUTC()),
                                Clock.systemUTC()),
                        new FilesDoor(),
                        new FhirDoor(),
                        new SoapRoute(request -> {
                            throw new IllegalStateException();
                        }),
                        new DropBoxDoor(new DropBoxes(drop, members, Clock.systemUTC(), 1), taker, member -> refused()),
                        new QueueDoor(taker, (member, code, correlation) -> refused(), (m, a, c) -> {})));
        TemplatedRouteBuilder.builder(camel, QueueDoor.TEMPLATE)
                .routeId("door-queue-bank-99")
                .parameter("member", "bank-99")
                .add();
        camel.start();
    }

    private static Answer.Refused refused() {
        throw new IllegalStateException();
    }

    @AfterAll
    void stop() {
        camel.stop();
    }

    @Test
    void a_change_of_the_routes_shows_as_a_difference_here() throws Exception {
        String now = withoutWhatIsMade(yaml());
        if (System.getProperty("golden.update") != null) {
            Files.writeString(GOLDEN, now);
        }
        assertThat(now).isEqualTo(Files.readString(GOLDEN));
    }

    @Test
    void every_route_carries_the_error_policy_also_one_made_later_from_the_template() {
        assertThat(camel.getRouteDefinitions()).hasSizeGreaterThan(10).allSatisfy(route -> assertThat(policies(route))
                .as(route.getRouteId())
                .hasSize(1));
    }

    private static List<OnExceptionDefinition> policies(RouteDefinition route) {
        return route.getOutputs().stream()
                .filter(OnExceptionDefinition.class::isInstance)
                .map(OnExceptionDefinition.class::cast)
                .toList();
    }

    @Test
    void every_route_and_every_step_has_a_name_of_its_own() {
        for (RouteDefinition route : camel.getRouteDefinitions()) {
            assertThat(route.hasCustomIdAssigned()).as(route.getRouteId()).isTrue();
            steps(route).forEach(step -> assertThat(step.hasCustomIdAssigned())
                    .as(route.getRouteId() + ": " + step)
                    .isTrue());
        }
    }

    private static List<ProcessorDefinition<?>> steps(ProcessorDefinition<?> parent) {
        List<ProcessorDefinition<?>> all = new ArrayList<>();
        for (ProcessorDefinition<?> step : parent.getOutputs()) {
            if (!(step instanceof OnExceptionDefinition)) {
                all.add(step);
                all.addAll(steps(step));
            }
        }
        return all;
    }

    private String yaml() throws IOException {
        RoutesDefinition all = new RoutesDefinition();
        all.setRoutes(camel.getRouteDefinitions());
        try {
            return PluginHelper.getModelToYAMLDumper(camel).dumpModelAsYaml(camel, all);
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    /** The policy stands before the routes, once; ids that Camel makes say nothing. */
    private static String withoutWhatIsMade(String yaml) {
        Set<String> policies = new LinkedHashSet<>();
        String routes = POLICY.matcher(MADE.matcher(yaml).replaceAll("")).replaceAll(policy -> {
            policies.add(policy.group());
            return "";
        });
        return String.join("", policies).replaceAll("(?m)^ {8}", "") + routes;
    }

    /** A work queue that is empty. */
    private record NoWork() implements WorkQueue {
        @Override
        public Optional<Task> claim(Task.Kind kind, Duration patience) {
            return Optional.empty();
        }

        @Override
        public void retry(Task task, String faultClass) {}

        @Override
        public void letGo(Task task) {}
    }
}
