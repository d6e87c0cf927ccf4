package ishibashi.app.broker;

import ishibashi.app.outside.GatewayProcess;
import ishibashi.app.outside.Unpacked;
import ishibashi.app.store.EmbeddedDatabase;
import ishibashi.trust.DevelopmentAuthority;
import ishibashi.trust.KeyFiles;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.bouncycastle.asn1.x509.GeneralName;

/** A PostgreSQL and an Artemis of their own, for gateways that share them. */
final class OutsideServers implements AutoCloseable {
    private final Path folder;
    private final EmbeddedDatabase database;
    private final OutsideBroker broker;

    /**
     * The database is started, the broker not yet.
     *
     * @param home of the gateway whose pins the broker reads
     */
    OutsideServers(Path folder, Path home) throws IOException {
        SecureRandom random = new SecureRandom();
        this.folder = folder;
        this.database = EmbeddedDatabase.start(
                Files.createDirectories(folder.resolve("postgresql")), Unpacked.postgresql(), freePort(), random);
        Path keys = folder.resolve("broker-keys");
        KeyFiles.write(
                keys,
                DevelopmentAuthority.in(home.resolve("keys/authority"), Clock.systemUTC(), random)
                        .server("broker", List.of(new GeneralName(GeneralName.dNSName, "localhost"))),
                random);
        this.broker = new OutsideBroker(folder, keys, home.resolve("broker/members.pins"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    OutsideBroker broker() {
        return broker;
    }

    /** Not yet started. */
    GatewayProcess gateway(Path home) {
        return new GatewayProcess(home, "--no-samples")
                .with("ISHIBASHI_DB_URL", database.url())
                .with("ISHIBASHI_DB_USER", database.user())
                .with(
                        "ISHIBASHI_DB_PASSWORD_FILE",
                        folder.resolve("postgresql/db.password").toString())
                .with("ISHIBASHI_BROKER_URL", "tcp://localhost:" + broker.port());
    }

    @Override
    public void close() {
        broker.close();
        database.close();
    }
}
