package ishibashi.app;

import ishibashi.trust.DevelopmentAuthority;
import ishibashi.trust.GatewayKeys;
import ishibashi.trust.Identity;
import ishibashi.trust.KeyFiles;
import ishibashi.trust.Pem;
import ishibashi.trust.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.bouncycastle.asn1.x509.GeneralName;

/**
 * The gateway's own keys, a folder for each purpose.
 *
 * @param folder with {@code tls}, {@code signing} and {@code encryption}, each in the form of {@link KeyFiles}
 */
record Keys(GatewayKeys gateway, Path folder) {
    static final String GATEWAY = "gateway-national";

    /** Made by the home's throw-away authority in development; put into {@code HOME/keys/gateway} by its operator in production. */
    static Keys of(Home home, boolean development, Clock clock, SecureRandom random) throws IOException {
        return development ? development(home, clock, random) : production(home);
    }

    private static Keys production(Home home) throws IOException {
        Path folder = home.path().resolve("keys").resolve("gateway");
        for (String purpose : List.of("tls", "signing", "encryption")) {
            Path file = folder.resolve(purpose).resolve("keystore.p12");
            if (!Files.exists(file)) {
                throw new IllegalArgumentException(
                        "本番モードの鍵がありません / a key of production mode is missing: " + file + ", keystore.pass beside it");
            }
        }
        return new Keys(
                new GatewayKeys(
                        GATEWAY,
                        KeyFiles.read(folder.resolve("tls")),
                        KeyFiles.read(folder.resolve("signing")),
                        List.of(KeyFiles.read(folder.resolve("encryption")))),
                folder);
    }

    Path tls() {
        return folder.resolve("tls");
    }

    static DevelopmentAuthority authority(Home home, Clock clock, SecureRandom random) throws IOException {
        return DevelopmentAuthority.in(home.path().resolve("keys").resolve("authority"), clock, random);
    }

    private static Keys development(Home home, Clock clock, SecureRandom random) throws IOException {
        DevelopmentAuthority authority = authority(home, clock, random);
        Path folder = home.dev("gateway");
        List<GeneralName> names = List.of(
                new GeneralName(GeneralName.dNSName, "localhost"), new GeneralName(GeneralName.iPAddress, "127.0.0.1"));
        Identity tls = kept(folder.resolve("tls"), () -> authority.server(GATEWAY, names), random);
        Identity signing = kept(folder.resolve("signing"), () -> authority.signing(GATEWAY), random);
        Identity encryption = kept(folder.resolve("encryption"), () -> authority.encryption(GATEWAY), random);
        WholeFile.open(folder.resolve("signing.pem"), Pem.of(signing.certificate()));
        WholeFile.open(folder.resolve("encryption.pem"), Pem.of(encryption.certificate()));
        WholeFile.open(folder.resolve("chain.pem"), Pem.of(signing.certificate()) + Pem.of(authority.certificate()));
        return new Keys(new GatewayKeys(GATEWAY, tls, signing, List.of(encryption)), folder);
    }

    static Identity kept(Path folder, Supplier<Identity> fresh, SecureRandom random) throws IOException {
        if (!KeyFiles.in(folder)) {
            KeyFiles.write(folder, fresh.get(), random);
        }
        return KeyFiles.read(folder);
    }
}
