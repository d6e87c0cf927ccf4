package ishibashi.app.soap;

import ishibashi.app.web.Problems;
import ishibashi.app.web.Server;
import ishibashi.app.web.SoapServlet;
import ishibashi.routes.Admission;
import ishibashi.routes.BridgeSettings;
import ishibashi.routes.soap.ContractPages;
import ishibashi.routes.soap.SoapDoor;
import ishibashi.routes.soap.SoapRoute;
import ishibashi.trust.KeyFiles;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.component.direct.DirectComponent;
import org.apache.camel.impl.DefaultCamelContext;

/** The SOAP door on a port of its own with mutual TLS, its route in a Camel context; members' keys lie in folders. */
final class SoapServer implements AutoCloseable {
    final SoapDesk desk;
    final DefaultCamelContext camel = new DefaultCamelContext();
    final Path bankKeys;
    final Path strangerKeys;
    private final Server server;

    SoapServer(Path folder) throws Exception {
        desk = new SoapDesk(folder, "https://localhost:" + freePort() + "/soap/vacancies");
        Path tls = keys(folder.resolve("tls"), desk.keys.tls());
        bankKeys = keys(folder.resolve("bank"), desk.bank);
        strangerKeys = keys(folder.resolve("stranger"), desk.stranger);
        DirectComponent direct = new DirectComponent();
        direct.setBlock(false);
        camel.addComponent("direct", direct);
        camel.addRoutes(new SoapRoute(desk.service::answer));
        camel.start();
        server = new Server(
                "127.0.0.1",
                port(),
                Optional.of(Server.Tls.in(tls, pin -> Optional.empty())),
                folder.resolve("work"),
                Map.of(
                        "/soap/*",
                        new SoapServlet(
                                new SoapDoor(desk.service, camel.createProducerTemplate()),
                                new ContractPages(desk.endpoint),
                                new Admission(BridgeSettings.Limits.DEFAULT, UUID::randomUUID),
                                desk.ingest,
                                desk.journal,
                                new Problems(UUID::randomUUID))));
        server.start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    private static Path keys(Path folder, ishibashi.trust.Identity identity) throws IOException {
        KeyFiles.write(folder, identity, new SecureRandom());
        return folder;
    }

    int port() {
        return java.net.URI.create(desk.endpoint).getPort();
    }

    @Override
    public void close() {
        server.close();
        camel.stop();
        desk.close();
    }
}
