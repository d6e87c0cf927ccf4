package ishibashi.app;

import ishibashi.app.web.ActuatorServlet;
import ishibashi.app.web.ApiServlet;
import ishibashi.app.web.FilesServlet;
import ishibashi.app.web.OperatorToken;
import ishibashi.app.web.OutboxServlet;
import ishibashi.app.web.Problems;
import ishibashi.app.web.Server;
import ishibashi.app.web.StatusServlet;
import ishibashi.app.web.WellKnownServlet;
import ishibashi.routes.BridgeSettings;
import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** One run of the gateway from its start to SIGTERM. */
public final class Serving {
    private static final String VERSION = "0.1.0";

    private Serving() {}

    /** Returns when the process is told to end and everything is closed. */
    public static void serve(Path path, Path mappings, boolean samples) throws IOException, InterruptedException {
        Home home = Home.at(path);
        Settings settings = Settings.load(home, System.getenv());
        Ending ending = new Ending();
        try (FileLock _ = home.lock()) {
            Progress.say("石橋 Ishibashi " + VERSION + "  " + home.path());
            Progress.say("データベースとブローカーを起動しています / starting database and broker …");
            ending.listen();
            run(home, settings, mappings, samples, ending);
            ending.clean();
        } finally {
            ending.closed();
        }
    }

    private static void run(Home home, Settings settings, Path mappings, boolean samples, Ending ending)
            throws IOException, InterruptedException {
        Gateway gateway = new Gateway(home, settings, mappings, samples);
        OperatorToken token = new OperatorToken(home.operatorToken(gateway.random()));
        ActuatorServlet health = new ActuatorServlet(gateway, token);
        try (gateway;
                Server members = members(gateway);
                Server operator = operator(gateway, token, health)) {
            operator.start();
            members.start();
            if (samples && settings.development()) {
                new Samples(gateway, ending::isTold).run();
            }
            health.ready();
            Progress.say("ready  http://" + settings.host() + ":" + settings.operatorPort() + "/  https://"
                    + settings.host() + ":" + settings.membersPort() + "/");
            ending.awaitTold();
        }
    }

    private static Server members(Gateway gateway) throws IOException {
        Settings settings = gateway.settings();
        int limit = BridgeSettings.Limits.DEFAULT.message();
        Problems problems = new Problems(gateway.ids());
        Path tls = gateway.tls();
        return new Server(
                settings.host(),
                settings.membersPort(),
                Optional.of(new Server.Tls(tls.resolve("keystore.p12"), tls.resolve("keystore.pass"))),
                gateway.home().path().resolve("tmp").resolve("members"),
                Map.of(
                        "/files/*",
                        new FilesServlet(
                                gateway.bridge(),
                                gateway.ingest(),
                                gateway.stores().inbox(),
                                problems,
                                limit),
                        "/outbox/*",
                        new OutboxServlet(gateway.stores().outbox(), gateway.ingest(), gateway.bridge(), problems),
                        "/.well-known/ishibashi",
                        wellKnown(gateway, limit)));
    }

    private static WellKnownServlet wellKnown(Gateway gateway, int limit) {
        Settings settings = gateway.settings();
        return new WellKnownServlet(gateway.keys(), VERSION, limit, settings.membersPort(), settings.brokerPort());
    }

    private static Server operator(Gateway gateway, OperatorToken token, ActuatorServlet health) throws IOException {
        Settings settings = gateway.settings();
        return new Server(
                settings.host(),
                settings.operatorPort(),
                Optional.empty(),
                gateway.home().path().resolve("tmp").resolve("operator"),
                Map.of(
                        "/api/*",
                        new ApiServlet(gateway, token),
                        "/actuator/*",
                        health,
                        "/.well-known/ishibashi",
                        wellKnown(gateway, BridgeSettings.Limits.DEFAULT.message()),
                        "/",
                        new StatusServlet(gateway, token)));
    }
}
