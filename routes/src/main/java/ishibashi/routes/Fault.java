package ishibashi.routes;

import ishibashi.refusal.FaultPlace;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notes a fault: the route, and the classes of what was thrown. Texts of foreign exceptions may hold content, so not them. */
final class Fault implements Processor {
    private static final Logger LOG = LoggerFactory.getLogger(Fault.class);

    @Override
    public void process(Exchange exchange) {
        Throwable thrown = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        if (thrown == null) {
            return;
        }
        LOG.warn("route {}: {} at {}", exchange.getFromRouteId(), kinds(thrown), FaultPlace.of(thrown));
    }

    static String kinds(Throwable thrown) {
        return Stream.iterate(thrown, t -> t != null, Throwable::getCause)
                .limit(5)
                .map(t -> t.getClass().getSimpleName())
                .collect(Collectors.joining(" by "));
    }
}
