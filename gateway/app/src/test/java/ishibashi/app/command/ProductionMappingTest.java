package ishibashi.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.app.outside.GatewayProcess;
import ishibashi.app.outside.OwnGateway;
import ishibashi.trust.DevelopmentAuthority;
import ishibashi.trust.Identity;
import ishibashi.trust.KeyFiles;
import ishibashi.trust.Pem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In production mode a folder is read by only after its bank or an operator signed it and somebody switched it on. */
@OwnGateway
class ProductionMappingTest {
    private final SecureRandom random = new SecureRandom();

    @TempDir
    private Path folder;

    @Test
    void a_folder_that_nobody_signed_is_not_used_and_one_that_its_bank_signed_is_after_a_look() throws Exception {
        DevelopmentAuthority authority =
                DevelopmentAuthority.in(folder.resolve("authority"), Clock.systemUTC(), random);
        try (GatewayProcess gateway =
                new GatewayProcess(folder.resolve("home"), "--no-samples").with("ISHIBASHI_MODE", "production")) {
            keys(gateway.home().resolve("keys/gateway"), authority);
            gateway.start(Duration.ofMinutes(2));
            assertThat(gateway.log()).content().contains("bank-09: 本番モードでは");
            assertThat(gateway.said("mapping", "list")).isEmpty();

            Path bank = enrolled(gateway, authority);
            MappingFolder mapping = MappingFolder.of("26", folder);
            assertThat(gateway.command("mapping", "offer", mapping.toString(), "--reason", "署名なし")
                            .status())
                    .isEqualTo(2);
            gateway.said("mapping", "sign", mapping.toString(), "--keys", bank.toString());
            gateway.said("mapping", "offer", mapping.toString(), "--reason", "接続");
            assertThat(gateway.said("mapping", "list")).contains("bank-26").doesNotContain("in force");
            gateway.said("mapping", "shadow", "--member", "bank-26", "1");
            gateway.said("mapping", "switch", "--member", "bank-26", "1", "--reason", "開始");
            assertThat(gateway.said("mapping", "list")).contains("in force");
        }
    }

    private void keys(Path keys, DevelopmentAuthority authority) throws Exception {
        GeneralName localhost = new GeneralName(GeneralName.dNSName, "localhost");
        KeyFiles.write(keys.resolve("tls"), authority.server("gateway-national", List.of(localhost)), random);
        KeyFiles.write(keys.resolve("signing"), authority.signing("gateway-national"), random);
        KeyFiles.write(keys.resolve("encryption"), authority.encryption("gateway-national"), random);
    }

    private Path enrolled(GatewayProcess gateway, DevelopmentAuthority authority) throws Exception {
        Identity identity = authority.member("bank-26");
        Path keys = folder.resolve("bank-26");
        KeyFiles.write(keys, identity, random);
        Path root = Files.writeString(folder.resolve("root.pem"), Pem.of(authority.certificate()));
        gateway.said(
                "member",
                "enrol",
                "--id",
                "bank-26",
                "--kind",
                "bank",
                "--prefecture",
                "26",
                "--certificate",
                keys.resolve("cert.pem").toString(),
                "--authority",
                root.toString());
        return keys;
    }
}
