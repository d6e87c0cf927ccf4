package ishibashi.app.bench;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.Create;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.RestfulServer;
import com.zaxxer.hikari.HikariDataSource;
import ishibashi.app.bench.Baselines.Database;
import ishibashi.app.web.Server;
import jakarta.xml.soap.SOAPMessage;
import jakarta.xml.ws.Endpoint;
import jakarta.xml.ws.Provider;
import jakarta.xml.ws.Service;
import jakarta.xml.ws.ServiceMode;
import jakarta.xml.ws.WebServiceProvider;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.cxf.Bus;
import org.apache.cxf.BusFactory;
import org.apache.cxf.transport.servlet.CXFNonSpringServlet;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.PractitionerRole;

/** HAPI's server and a CXF endpoint as they come, over our own TLS port: they parse and insert. No signature, gate, ledger or match. */
final class PlainServer implements AutoCloseable {
    private final HikariDataSource pool = new HikariDataSource();
    private final Server server;
    private final int port;
    private final Endpoint endpoint;

    PlainServer(Database database, Path tls, Path work) throws IOException, SQLException {
        pool.setJdbcUrl(database.url());
        pool.setUsername(database.user());
        pool.setPassword(database.password());
        pool.setMaximumPoolSize(16);
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table if not exists bench_server (id uuid primary key, body bytea not null)");
        }
        RestfulServer fhir = new RestfulServer(FhirContext.forR4Cached());
        fhir.setResourceProviders(new Roles());
        Bus bus = BusFactory.newInstance().createBus();
        CXFNonSpringServlet soap = new CXFNonSpringServlet();
        soap.setBus(bus);
        try (ServerSocket free = new ServerSocket(0)) {
            this.port = free.getLocalPort();
        }
        this.server = new Server(
                "127.0.0.1",
                port,
                Optional.of(Server.Tls.in(tls, pin -> Optional.empty())),
                work,
                Map.of("/fhir/*", fhir, "/plain/*", soap));
        server.start();
        BusFactory.setThreadDefaultBus(bus);
        this.endpoint = Endpoint.publish("/vacancies", new Letters());
    }

    int port() {
        return port;
    }

    private void insert(UUID id, byte[] body) {
        try (Connection connection = pool.getConnection();
                PreparedStatement insert = connection.prepareStatement("insert into bench_server values (?, ?)")) {
            insert.setObject(1, id);
            insert.setBytes(2, body);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Creates, whatever it is given. */
    public final class Roles implements IResourceProvider {
        @Override
        public Class<PractitionerRole> getResourceType() {
            return PractitionerRole.class;
        }

        @Create
        public MethodOutcome create(@ResourceParam PractitionerRole role) {
            UUID id = UUID.randomUUID();
            String json = FhirContext.forR4Cached().newJsonParser().encodeResourceToString(role);
            insert(id, json.getBytes(StandardCharsets.UTF_8));
            return new MethodOutcome(new IdType("PractitionerRole", id.toString(), "1"), true);
        }
    }

    /** Takes any envelope and gives it back. */
    @WebServiceProvider
    @ServiceMode(Service.Mode.MESSAGE)
    public final class Letters implements Provider<SOAPMessage> {
        @Override
        public SOAPMessage invoke(SOAPMessage request) {
            try {
                ByteArrayOutputStream body = new ByteArrayOutputStream();
                request.writeTo(body);
                insert(UUID.randomUUID(), body.toByteArray());
                return request;
            } catch (jakarta.xml.soap.SOAPException | IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        endpoint.stop();
        server.close();
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("drop table bench_server");
        }
        pool.close();
    }
}
