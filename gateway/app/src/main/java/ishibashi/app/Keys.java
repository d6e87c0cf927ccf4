package ishibashi.app;

import ishibashi.trust.DevelopmentAuthority;
import ishibashi.trust.GatewayKeys;
import ishibashi.trust.Identity;
import ishibashi.trust.KeyFiles;
import ishibashi.trust.Pem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.bouncycastle.asn1.x509.GeneralName;

/** The gateway's own keys: from {@code HOME/keys}, or in development mode from the home's throw-away authority. */
final class Keys {
    static final String GATEWAY = "gateway-national";

    private Keys() {}

    static Path tls(Home home) {
        return home.dev("gateway").resolve("tls");
    }

    static DevelopmentAuthority authority(Home home, Clock clock, SecureRandom random) throws IOException {
        return DevelopmentAuthority.in(home.path().resolve("keys").resolve("authority"), clock, random);
    }

    /** Development: issued at the first start, the same ever after. */
    static GatewayKeys development(Home home, Clock clock, SecureRandom random) throws IOException {
        DevelopmentAuthority authority = authority(home, clock, random);
        Path folder = home.dev("gateway");
        List<GeneralName> names = List.of(
                new GeneralName(GeneralName.dNSName, "localhost"), new GeneralName(GeneralName.iPAddress, "127.0.0.1"));
        Identity tls = kept(folder.resolve("tls"), () -> authority.server(GATEWAY, names), random);
        Identity signing = kept(folder.resolve("signing"), () -> authority.signing(GATEWAY), random);
        Identity encryption = kept(folder.resolve("encryption"), () -> authority.encryption(GATEWAY), random);
        Files.writeString(folder.resolve("signing.pem"), Pem.of(signing.certificate()));
        Files.writeString(folder.resolve("encryption.pem"), Pem.of(encryption.certificate()));
        Files.writeString(folder.resolve("chain.pem"), Pem.of(signing.certificate()) + Pem.of(authority.certificate()));
        return new GatewayKeys(GATEWAY, tls, signing, List.of(encryption));
    }

    static Identity kept(Path folder, Supplier<Identity> fresh, SecureRandom random) throws IOException {
        if (!Files.exists(folder.resolve("keystore.p12"))) {
            KeyFiles.write(folder, fresh.get(), random);
        }
        return KeyFiles.read(folder);
    }
}
