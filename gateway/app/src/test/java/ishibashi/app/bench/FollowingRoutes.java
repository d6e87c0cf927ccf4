package ishibashi.app.bench;

import ishibashi.app.outside.GatewayProcess;
import ishibashi.app.outside.OperatorClient;
import java.io.IOException;
import java.util.List;

/** The routes that work on what was receipted: stopped, a door is measured alone. */
final class FollowingRoutes {
    private static final List<String> ROUTES = List.of("understand", "match", "conclude");

    private final GatewayProcess gateway;

    FollowingRoutes(GatewayProcess gateway) {
        this.gateway = gateway;
    }

    void stop() throws IOException, InterruptedException {
        ask("stop");
    }

    void start() throws IOException, InterruptedException {
        ask("start");
    }

    private void ask(String what) throws IOException, InterruptedException {
        try (OperatorClient operator = new OperatorClient(gateway.home(), gateway.operatorPort())) {
            for (String route : ROUTES) {
                int status = operator.post(
                        "/routes/" + what, "{\"id\":\"" + route + "\",\"reason\":\"benchmark of a door alone\"}");
                if (status != 200) {
                    throw new IOException(route + " answered " + status);
                }
            }
        }
    }
}
