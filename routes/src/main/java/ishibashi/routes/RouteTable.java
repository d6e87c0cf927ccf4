package ishibashi.routes;

import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;

/** All routes in the order in which they come: the error policy first, since it covers only what is added after it. */
final class RouteTable {
    private RouteTable() {}

    static void add(CamelContext camel, List<RoutesBuilder> doorsAndDeliveries) throws Exception {
        camel.getRegistry().bind("fault", new Fault());
        camel.addRoutesConfigurations(new ErrorPolicy());
        camel.addRoutes(new Pipeline());
        for (RoutesBuilder routes : doorsAndDeliveries) {
            camel.addRoutes(routes);
        }
    }
}
