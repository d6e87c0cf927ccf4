package ishibashi.app.web;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import ishibashi.app.Gateway;
import ishibashi.audit.Ledger;
import ishibashi.message.Door;
import ishibashi.message.Tally;
import ishibashi.routes.RouteState;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToDoubleFunction;

/** Health (open) and Prometheus metrics (with the token): counts and states, never a name. */
public final class ActuatorServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    private final transient Gateway gateway;
    private final transient OperatorToken token;
    private final transient PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final AtomicBoolean ready = new AtomicBoolean();
    private final transient AtomicReference<Ledger.Books> books =
            new AtomicReference<>(new Ledger.Books(Tally.NOTHING, Tally.NOTHING, 0));

    private final transient AtomicReference<Map<String, Long>> strangers = new AtomicReference<>(Map.of());

    public ActuatorServlet(Gateway gateway, OperatorToken token) {
        this.gateway = gateway;
        this.token = token;
        new JvmMemoryMetrics().bindTo(registry);
        gauge("messages", "received", b -> b.messages().received());
        gauge("messages", "pending", b -> b.messages().pending());
        gauge("messages", "quarantined", b -> b.messages().quarantined());
        gauge("rows", "received", b -> b.rows().received());
        gauge("rows", "accepted", b -> b.rows().accepted());
        gauge("rows", "quarantined", b -> b.rows().quarantined());
        gauge("rows", "pending", b -> b.rows().pending());
        for (Door door : Door.values()) {
            strangers(door);
        }
        for (RouteState route : gateway.bridge().routes()) {
            Gauge.builder("ishibashi.route.exchanges", gateway, g -> total(g, route.id()))
                    .tag("route", route.id())
                    .register(registry);
        }
    }

    private void strangers(Door door) {
        Gauge.builder("ishibashi.strangers", strangers, seen -> seen.get().getOrDefault(door.wire(), 0L))
                .tag("door", door.wire())
                .register(registry);
    }

    private void gauge(String of, String state, ToDoubleFunction<Ledger.Books> count) {
        Gauge.builder("ishibashi." + of, books, seen -> count.applyAsDouble(seen.get()))
                .tag("state", state)
                .register(registry);
    }

    /** All figures of one page come from one reading of the ledger. */
    private String scrape() {
        books.set(gateway.stores().ledger().books(Optional.empty(), Optional.empty()));
        strangers.set(gateway.stores().strangers().byDoor());
        return registry.scrape();
    }

    private static double total(Gateway gateway, String route) {
        return gateway.bridge().routes().stream()
                .filter(r -> r.id().equals(route))
                .mapToLong(RouteState::total)
                .findFirst()
                .orElse(0);
    }

    /** From now on readiness says so, as long as the database answers. */
    public void ready() {
        ready.set(true);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        switch (Optional.ofNullable(request.getPathInfo()).orElse("/")) {
            case "/health/liveness" -> health(response, true);
            case "/health/readiness", "/health" ->
                health(response, ready.get() && gateway.stores().healthy());
            case "/prometheus" -> {
                if (token.signedIn(request)) {
                    response.setContentType("text/plain; version=0.0.4; charset=utf-8");
                    response.getOutputStream().write(scrape().getBytes(StandardCharsets.UTF_8));
                } else {
                    response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
                }
            }
            default -> response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private static void health(HttpServletResponse response, boolean up) throws IOException {
        response.setStatus(up ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setContentType("application/json");
        response.getOutputStream()
                .write(("{\"status\":\"" + (up ? "UP" : "DOWN") + "\"}").getBytes(StandardCharsets.US_ASCII));
    }
}
