package ishibashi.app.bench;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import com.zaxxer.hikari.HikariDataSource;
import ishibashi.app.bench.Baselines.Database;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.Signature;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * The plainest Camel route that does the same with none of our care: it verifies by the message's own certificate, inserts, signs
 * an answer. No member, no replay, no seal, no ledger, no audit; behind the JDK's own HTTPS server.
 */
final class PlainRoute implements AutoCloseable {
    private static final int CONNECTIONS = 24;

    private final BouncyCastleProvider bc = new BouncyCastleProvider();
    private final HikariDataSource pool = new HikariDataSource();
    private final CamelContext camel = new DefaultCamelContext();
    private final HttpsServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(100);
    private final Database database;
    private final SignedMessages gateway;

    PlainRoute(Database database, SignedMessages gateway, SSLContext tls) throws Exception {
        this.database = database;
        this.gateway = gateway;
        pool.setJdbcUrl(database.url());
        pool.setUsername(database.user());
        pool.setPassword(database.password());
        pool.setMaximumPoolSize(CONNECTIONS);
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create table if not exists bench_plain (id uuid primary key, body bytea not null)");
        }
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:plain")
                        .routeId("plain")
                        .process(PlainRoute.this::verify)
                        .process(PlainRoute.this::insert)
                        .process(PlainRoute.this::receipt);
            }
        });
        camel.start();
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256);
        server.setHttpsConfigurator(new HttpsConfigurator(tls) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters ssl = tls.getDefaultSSLParameters();
                ssl.setNeedClientAuth(true);
                parameters.setSSLParameters(ssl);
            }
        });
        server.setExecutor(threads);
        server.createContext("/files", exchange -> {
            byte[] answer = Objects.requireNonNull(camel.createProducerTemplate()
                    .requestBody("direct:plain", exchange.getRequestBody().readAllBytes(), byte[].class));
            exchange.sendResponseHeaders(201, answer.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(answer);
            }
        });
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void verify(Exchange exchange) throws Exception {
        CMSSignedData cms = new CMSSignedData(exchange.getMessage().getBody(byte[].class));
        SignerInformation signer = cms.getSignerInfos().getSigners().iterator().next();
        X509CertificateHolder holder =
                cms.getCertificates().getMatches(null).iterator().next();
        if (!signer.verify(
                new JcaSimpleSignerInfoVerifierBuilder().setProvider(bc).build(holder))) {
            throw new IOException("bad signature");
        }
    }

    private void insert(Exchange exchange) throws Exception {
        try (Connection connection = pool.getConnection();
                PreparedStatement insert = connection.prepareStatement("insert into bench_plain values (?, ?)")) {
            insert.setObject(1, UUID.randomUUID());
            insert.setBytes(2, exchange.getMessage().getBody(byte[].class));
            insert.executeUpdate();
        }
    }

    private void receipt(Exchange exchange) throws Exception {
        Signature signer = Signature.getInstance("SHA256withECDSA", bc);
        signer.initSign(gateway.key());
        signer.update(exchange.getMessage().getBody(byte[].class));
        exchange.getMessage().setBody(signer.sign());
    }

    @Override
    public void close() throws IOException, SQLException {
        server.stop(0);
        threads.shutdownNow();
        camel.stop();
        pool.close();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("drop table bench_plain");
        }
    }
}
