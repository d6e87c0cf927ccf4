package ishibashi.routes.known;

import ishibashi.routes.broker.BrokerSettings;
import ishibashi.trust.DevelopmentAuthority;
import ishibashi.trust.KeyFiles;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.bouncycastle.asn1.x509.GeneralName;

/** A gateway's TLS key in a folder, and settings of an embedded broker that uses it. */
public final class KnownKeys {
    private KnownKeys() {}

    /** On a free port. */
    public static BrokerSettings.Embedded broker(Path folder) throws IOException {
        SecureRandom random = new SecureRandom();
        Path keys = folder.resolve("tls");
        KeyFiles.write(
                keys,
                DevelopmentAuthority.in(folder.resolve("authority"), Clock.systemUTC(), random)
                        .server("gateway-test", List.of(new GeneralName(GeneralName.dNSName, "localhost"))),
                random);
        try (ServerSocket free = new ServerSocket(0)) {
            return new BrokerSettings.Embedded(
                    "127.0.0.1",
                    free.getLocalPort(),
                    folder.resolve("journal"),
                    new BrokerSettings.Tls(keys.resolve("keystore.p12"), keys.resolve("keystore.pass")));
        }
    }
}
