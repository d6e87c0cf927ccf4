package ishibashi.app;

import ishibashi.app.web.ActuatorServlet;
import ishibashi.app.web.ApiServlet;
import ishibashi.app.web.DocsServlet;
import ishibashi.app.web.FilesServlet;
import ishibashi.app.web.OperatorToken;
import ishibashi.app.web.OutboxServlet;
import ishibashi.app.web.Problems;
import ishibashi.app.web.Server;
import ishibashi.app.web.SoapServlet;
import ishibashi.app.web.StatusServlet;
import ishibashi.app.web.TryServlet;
import ishibashi.app.web.WellKnownServlet;
import ishibashi.app.web.fhir.FhirParts;
import ishibashi.app.web.fhir.FhirPorts;
import ishibashi.app.web.fhir.FhirServlet;
import ishibashi.ingest.Peer;
import ishibashi.message.Japan;
import ishibashi.message.MemberId;
import ishibashi.routes.BridgeSettings;
import ishibashi.routes.soap.ContractPages;
import ishibashi.routes.soap.SoapDoor;
import ishibashi.routes.soap.SoapPorts;
import ishibashi.trust.Pin;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Both ports with their servlets: the members' by mutual TLS, the operator's on loopback. */
final class Doors {
    private static final int LIMIT = BridgeSettings.Limits.DEFAULT.message();

    private final Gateway gateway;
    private final String version;
    private final FhirParts parts;

    /** @param codes folder {@code mappings/codes} */
    Doors(Gateway gateway, String version, Path codes) {
        this.gateway = gateway;
        this.version = version;
        this.parts = FhirParts.load(codes, gateway.ids());
    }

    Server members() throws IOException {
        Settings settings = gateway.settings();
        Problems problems = new Problems(gateway.ids());
        return new Server(
                settings.host(),
                settings.membersPort(),
                Optional.of(Server.Tls.in(gateway.tls(), this::member)),
                gateway.home().path().resolve("tmp").resolve("members"),
                Map.of(
                        "/files/*",
                        new FilesServlet(
                                gateway.bridge(),
                                gateway.ingest(),
                                gateway.stores().inbox(),
                                problems,
                                LIMIT),
                        "/outbox/*",
                        new OutboxServlet(gateway.stores().outbox(), gateway.ingest(), gateway.bridge(), problems),
                        "/fhir/*",
                        new FhirServlet(fhir(), parts),
                        "/soap/*",
                        soap(problems),
                        "/.well-known/ishibashi",
                        wellKnown()));
    }

    private Optional<MemberId> member(Pin pin) {
        return gateway.ingest().member(new Peer.OfConnection(pin));
    }

    private FhirPorts fhir() {
        Stages stages = gateway.stages();
        return new FhirPorts(
                gateway.bridge(),
                gateway.ingest(),
                gateway.stores().inbox(),
                stages.ownRecords(),
                stages.companions(),
                stages.views(),
                stages.introductions(),
                gateway.stores().trail(),
                stages.cursors(),
                stages::view,
                stages::facility,
                stages::service,
                stages.ranker()::rank,
                gateway.stores().outbox(),
                gateway.stores().hooks(),
                stages::operatorOfRecord,
                stages::neighbours,
                () -> Japan.day(gateway.clock().instant()),
                gateway.day()::today,
                gateway.clock(),
                gateway.ids(),
                gateway.keys().id(),
                gateway.settings().address() + "/fhir");
    }

    private SoapServlet soap(Problems problems) {
        String endpoint = gateway.settings().address() + "/soap/vacancies";
        Stages stages = gateway.stages();
        SoapDoor door = gateway.bridge()
                .soap(new SoapPorts(
                        gateway.bridge()::submit,
                        stages.ownRecords(),
                        stages.messageNames(),
                        gateway.stores().outbox(),
                        gateway.bridge()::acknowledged,
                        gateway.stores().ledger(),
                        gateway.ingest(),
                        gateway.stores().inbox(),
                        gateway.keys(),
                        stages.codes(),
                        endpoint,
                        gateway.clock(),
                        gateway.ids()));
        return new SoapServlet(
                door,
                new ContractPages(endpoint),
                gateway.bridge().admission(),
                gateway.ingest(),
                gateway.stores().inbox(),
                problems);
    }

    private WellKnownServlet wellKnown() {
        Settings settings = gateway.settings();
        return new WellKnownServlet(gateway.keys(), version, LIMIT, settings.membersPort(), settings.brokerPort());
    }

    Server operator(OperatorToken token, ActuatorServlet health) throws IOException {
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
                        "/docs/*",
                        new DocsServlet(parts.conformance()),
                        "/.well-known/ishibashi",
                        wellKnown(),
                        "/try",
                        new TryServlet(gateway, token),
                        "/",
                        new StatusServlet(gateway, token)));
    }
}
