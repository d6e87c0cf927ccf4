package ishibashi.trust.cms;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.message.Bytes;
import ishibashi.trust.cms.EnvelopeOpener.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the openssl command encrypts: opened where it follows the policy, closed by the rule that it breaks where not. */
class EnvelopeOpensslTest {
    private static final Bytes SIGNED = EnvelopeKeys.signed();

    private final EnvelopeOpener opener =
            new EnvelopeOpener(List.of(EnvelopeKeys.P256, EnvelopeKeys.P384, EnvelopeKeys.RSA));

    @TempDir
    private Path folder;

    @BeforeEach
    void lay() throws IOException, GeneralSecurityException {
        Files.write(folder.resolve("list.p7m"), SIGNED.toArray());
        EnvelopeKeys.write(folder.resolve("p256.pem"), EnvelopeKeys.P256.certificate());
        EnvelopeKeys.write(folder.resolve("p384.pem"), EnvelopeKeys.P384.certificate());
        EnvelopeKeys.write(folder.resolve("rsa.pem"), EnvelopeKeys.RSA.certificate());
        EnvelopeKeys.write(folder.resolve("other.pem"), EnvelopeKeys.OTHER.certificate());
    }

    @ParameterizedTest
    @CsvSource({
        "-aes-256-gcm -recip p256.pem -keyopt ecdh_kdf_md:sha256",
        "-aes-256-gcm -recip p256.pem -keyopt ecdh_kdf_md:sha512",
        "-aes-256-gcm -keyid -recip p256.pem -keyopt ecdh_kdf_md:sha256",
        "-aes-256-gcm -recip p384.pem -keyopt ecdh_kdf_md:sha384",
        "-aes-128-gcm -recip p384.pem -keyopt ecdh_kdf_md:sha256",
        "-aes-256-gcm -recip rsa.pem -keyopt rsa_padding_mode:oaep -keyopt rsa_oaep_md:sha256",
        "-aes-256-gcm -recip rsa.pem -keyopt rsa_padding_mode:oaep -keyopt rsa_oaep_md:sha256 -keyopt"
                + " rsa_mgf1_md:sha256",
        "-aes-256-gcm -keyid -recip rsa.pem -keyopt rsa_padding_mode:oaep -keyopt rsa_oaep_md:sha256",
        "-aes-256-gcm -recip other.pem -keyopt ecdh_kdf_md:sha256 -recip p256.pem -keyopt ecdh_kdf_md:sha256",
    })
    void what_follows_the_policy_opens(String words) throws IOException, InterruptedException {
        assertThat(opener.open(encrypted(words))).isEqualTo(new Result.Opened(SIGNED));
    }

    @ParameterizedTest
    @CsvSource({
        "key-algorithm, -aes-256-gcm -recip p256.pem",
        "key-algorithm, -aes-256-gcm -recip rsa.pem",
        "key-algorithm, -aes-256-gcm -recip rsa.pem -keyopt rsa_padding_mode:oaep",
        "key-algorithm, -aes-256-gcm -recip rsa.pem -keyopt rsa_padding_mode:oaep -keyopt rsa_oaep_md:sha256 -keyopt"
                + " rsa_mgf1_md:sha1",
        "auth-enveloped-data, -aes-256-cbc -recip p256.pem -keyopt ecdh_kdf_md:sha256",
        "recipient-kind, -aes-256-gcm -secretkey 000102030405060708090a0b0c0d0e0f -secretkeyid 01",
        "recipient-is-us, -aes-256-gcm -recip other.pem -keyopt ecdh_kdf_md:sha256",
        "content-algorithm, -aes-192-gcm -recip p256.pem -keyopt ecdh_kdf_md:sha256",
    })
    void what_does_not_stays_closed_by_its_rule(String rule, String words) throws IOException, InterruptedException {
        assertThat(opener.open(encrypted(words))).isEqualTo(new Result.Closed(rule));
    }

    private Bytes encrypted(String words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("openssl", "cms", "-encrypt", "-binary", "-outform", "DER"));
        command.addAll(List.of("-in", "list.p7m", "-out", "sealed.der"));
        command.addAll(List.of(words.split(" ")));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return Bytes.owning(Files.readAllBytes(folder.resolve("sealed.der")));
    }
}
