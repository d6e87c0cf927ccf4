package ishibashi.trust.certificate;

import static ishibashi.trust.certificate.Purpose.ENCRYPTION;
import static ishibashi.trust.certificate.Purpose.SIGNING;
import static ishibashi.trust.certificate.Purpose.TLS;
import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.trust.DevelopmentAuthority;
import ishibashi.trust.Identity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Certificate × purpose: for what good ones serve, made by us and by the openssl command. */
class PurposesTest {
    @TempDir
    private Path folder;

    @Test
    void one_certificate_of_a_development_member_serves_for_all() throws IOException {
        DevelopmentAuthority authority = authority();
        assertThat(serves(authority.member("bank-99"))).containsExactlyInAnyOrder(TLS, SIGNING, ENCRYPTION);
    }

    @Test
    void the_gateways_keys_serve_for_one_purpose_each() throws IOException {
        DevelopmentAuthority authority = authority();
        assertThat(serves(authority.server("gateway-x", List.of()))).containsExactly(TLS);
        assertThat(serves(authority.signing("gateway-x"))).containsExactly(SIGNING);
        assertThat(serves(authority.encryption("gateway-x"))).containsExactly(ENCRYPTION);
    }

    private DevelopmentAuthority authority() throws IOException {
        return DevelopmentAuthority.in(folder.resolve("authority"), Clock.systemUTC(), new SecureRandom());
    }

    private static Set<Purpose> serves(Identity identity) {
        return CertificatePolicy.serves(Candidate.of(identity.certificate(), identity.authority()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        ec -pkeyopt ec_paramgen_curve:P-256      | digitalSignature,keyAgreement    | clientAuth,emailProtection | TLS SIGNING ENCRYPTION
        ec -pkeyopt ec_paramgen_curve:P-384      | digitalSignature                 | clientAuth                 | TLS
        ec -pkeyopt ec_paramgen_curve:P-384      | digitalSignature                 | -                          | TLS SIGNING
        ec -pkeyopt ec_paramgen_curve:P-256      | digitalSignature,keyEncipherment | clientAuth,emailProtection | TLS SIGNING
        rsa -pkeyopt rsa_keygen_bits:3072        | digitalSignature,keyEncipherment | clientAuth,emailProtection | TLS SIGNING ENCRYPTION
        rsa -pkeyopt rsa_keygen_bits:3072        | keyEncipherment                  | -                          | ENCRYPTION
        rsa -pkeyopt rsa_keygen_bits:3072        | digitalSignature                 | 2.25.147695459538970221785460737822027586071 | SIGNING
        ec -pkeyopt ec_paramgen_curve:P-256      | digitalSignature,keyAgreement    | serverAuth                 | -
        ec -pkeyopt ec_paramgen_curve:secp256k1  | digitalSignature,keyAgreement    | clientAuth,emailProtection | -
        ec -pkeyopt ec_paramgen_curve:P-256 -pkeyopt ec_param_enc:explicit | digitalSignature | clientAuth       | -
        rsa -pkeyopt rsa_keygen_bits:2048        | digitalSignature                 | clientAuth                 | -
        rsa -pkeyopt rsa_keygen_bits:3072 -pkeyopt rsa_keygen_pubexp:3 | digitalSignature | clientAuth           | -
        ed25519                                  | digitalSignature                 | clientAuth                 | -
        """)
    void what_openssl_issues_serves_by_its_key_and_its_usages(
            String key,
            String usage,
            @org.jspecify.annotations.Nullable String extended,
            @org.jspecify.annotations.Nullable String serves)
            throws IOException, InterruptedException {
        openssl("genpkey -algorithm ec -pkeyopt ec_paramgen_curve:P-256 -out root.key");
        openssl("req -x509 -new -key root.key -days 2 -subj /CN=root -out root.pem"
                + " -addext basicConstraints=critical,CA:TRUE -addext keyUsage=critical,keyCertSign");
        openssl("genpkey -algorithm " + key + " -out member.key");
        openssl("req -new -key member.key -subj /CN=member -out member.csr");
        Files.writeString(
                folder.resolve("extensions"),
                "keyUsage=critical," + usage + "\n" + (extended == null ? "" : "extendedKeyUsage=" + extended + "\n"));
        openssl("x509 -req -in member.csr -CA root.pem -CAkey root.key -days 1 -extfile extensions -outform DER -out"
                + " member.der");
        openssl("x509 -in root.pem -outform DER -out root.der");
        Candidate candidate = Candidate.of(
                Files.readAllBytes(folder.resolve("member.der")), Files.readAllBytes(folder.resolve("root.der")));
        assertThat(CertificatePolicy.serves(candidate).stream().sorted().map(Purpose::name))
                .containsExactly(serves == null ? new String[0] : serves.split(" ", -1));
    }

    private void openssl(String words) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(("openssl " + words).split(" +", -1))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(words + ": " + said).isZero();
    }
}
