package ishibashi.routes;

import org.apache.camel.builder.RouteConfigurationBuilder;

/**
 * The one error policy over all routes, added before any of them: a fault is noted without content and goes back to whoever
 * gave the work. Camel redelivers nothing; the work queue, the broker and the box do, from what is durable.
 */
final class ErrorPolicy extends RouteConfigurationBuilder {
    @Override
    public void configuration() {
        routeConfiguration()
                .onException(Throwable.class)
                .maximumRedeliveries(0)
                .logExhausted(false)
                .logRetryAttempted(false)
                .handled(false)
                .bean("fault")
                .id("noted-without-content");
    }
}
