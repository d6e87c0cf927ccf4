package ishibashi.trust.cms;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.message.Bytes;
import ishibashi.message.MemberId;
import ishibashi.trust.Enrolled;
import ishibashi.trust.Member;
import ishibashi.trust.Pem;
import ishibashi.trust.Pin;
import ishibashi.trust.certificate.Purpose;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** What members' tools make stays good: OpenSSL's command with each key, digest and form on the list. */
class CmsClientsTest {
    private static final byte[] CONTENT = "求人番号,医療機関名\r\n1,架空病院\r\n".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private static Path folder;

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvFileSource(resources = "/trust/cms/openssl.csv", numLinesToSkip = 1)
    void openssl_signs_and_it_is_good(String key, String md, String more) throws Exception {
        X509Certificate certificate = certificate(key);
        Path content = Files.write(folder.resolve("list.csv"), CONTENT);
        List<String> words =
                new ArrayList<>(List.of("cms", "-sign", "-cades", "-binary", "-outform", "DER", "-md", md));
        words.addAll(List.of("-signer", key + ".pem", "-inkey", key + ".key", "-in", "list.csv", "-out", "signed"));
        if (more != null) {
            words.addAll(List.of(more.split(" ")));
        }
        openssl(words);
        Bytes signed = Bytes.owning(Files.readAllBytes(folder.resolve("signed")));
        boolean inside = words.contains("-nodetach");
        Optional<Bytes> beside = inside ? Optional.empty() : Optional.of(Bytes.owning(Files.readAllBytes(content)));
        assertThat(new CmsVerifier().verify(signed, beside, peer(certificate)))
                .isInstanceOfSatisfying(
                        CmsVerifier.Result.Good.class,
                        good -> assertThat(good.content().toArray()).isEqualTo(CONTENT));
    }

    private static X509Certificate certificate(String key) throws IOException, InterruptedException {
        Path pem = folder.resolve(key + ".pem");
        if (!Files.exists(pem)) {
            List<String> words =
                    new ArrayList<>(List.of("req", "-x509", "-nodes", "-days", "30", "-subj", "/CN=" + key));
            words.addAll(
                    key.startsWith("rsa")
                            ? List.of("-newkey", "rsa:" + key.substring(3))
                            : List.of("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:" + key));
            words.addAll(List.of("-keyout", key + ".key", "-out", key + ".pem"));
            openssl(words);
        }
        return Pem.certificates(Files.readAllBytes(pem)).getFirst();
    }

    private static List<Enrolled> peer(X509Certificate certificate) {
        MemberId id = new MemberId("bank-99");
        return List.of(new Enrolled(
                new Member(id, Member.Kind.BANK, "99", Optional.of(id), true),
                Pin.of(certificate),
                certificate,
                certificate,
                Set.of(Purpose.SIGNING),
                Instant.EPOCH,
                Optional.empty()));
    }

    private static void openssl(List<String> words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(words);
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }
}
