package ishibashi.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A member's key store is one that others' programs open too. */
class KeyFilesTest {
    @TempDir
    private Path folder;

    @Test
    void a_key_store_is_read_back_with_its_key_and_chain() throws Exception {
        Identity identity = written();
        Identity read = KeyFiles.read(folder.resolve("keys"));
        assertThat(read.key()).isEqualTo(identity.key());
        assertThat(read.chain()).isEqualTo(identity.chain());
    }

    @Test
    void openssl_opens_it_with_the_password_beside_it_and_finds_the_same_key() throws Exception {
        written();
        Path keys = folder.resolve("keys");
        Process openssl = new ProcessBuilder(
                        "openssl",
                        "pkcs12",
                        "-in",
                        keys.resolve("keystore.p12").toString(),
                        "-passin",
                        "file:" + keys.resolve("keystore.pass"),
                        "-nodes")
                .redirectErrorStream(true)
                .start();
        String said = new String(openssl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(openssl.waitFor()).as(said).isZero();
        assertThat(said.replaceAll("\\s", ""))
                .contains(Files.readString(keys.resolve("key.pem")).replaceAll("-----[A-Z ]*-----|\\s", ""))
                .contains(Files.readString(keys.resolve("cert.pem")).replaceAll("-----[A-Z ]*-----|\\s", ""));
    }

    private Identity written() throws Exception {
        SecureRandom random = new SecureRandom();
        Identity identity = DevelopmentAuthority.in(folder.resolve("authority"), Clock.systemUTC(), random)
                .member("bank-01");
        KeyFiles.write(folder.resolve("keys"), identity, random);
        return identity;
    }
}
