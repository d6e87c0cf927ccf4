package ishibashi.trust;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.message.Bytes;
import ishibashi.message.MemberId;
import ishibashi.trust.certificate.Purpose;
import ishibashi.trust.cms.CmsVerifier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our engines beside the openssl command: each reads what the other writes. */
class OpensslTest {
    private static final byte[] CONTENT = "求人番号,医療機関名\r\n1,架空病院\r\n".getBytes(StandardCharsets.UTF_8);

    private final SecureRandom random = new SecureRandom();
    private final CmsVerifier verifier = new CmsVerifier();

    @TempDir
    private Path folder;

    private Identity member;

    @BeforeEach
    void issue() throws IOException {
        DevelopmentAuthority authority =
                DevelopmentAuthority.in(folder.resolve("authority"), Clock.systemUTC(), random);
        member = authority.member("bank-99");
        KeyFiles.write(folder.resolve("bank-99"), member, random);
        KeyFiles.write(folder.resolve("bank-98"), authority.member("bank-98"), random);
        Files.write(folder.resolve("list.csv"), CONTENT);
    }

    @Test
    void what_openssl_signs_with_the_content_inside_is_verified() throws IOException, InterruptedException {
        signAttached("bank-99", "list.p7m");
        assertThat(verifier.verify(bytes("list.p7m"), Optional.empty(), peer()))
                .isInstanceOfSatisfying(
                        CmsVerifier.Result.Good.class,
                        good -> assertThat(good.content().toArray()).isEqualTo(CONTENT));
    }

    @Test
    void what_openssl_signs_detached_is_verified_over_the_content_beside_it() throws IOException, InterruptedException {
        openssl(
                "cms",
                "-sign",
                "-binary",
                "-cades",
                "-md",
                "sha256",
                "-outform",
                "DER",
                "-signer",
                "bank-99/cert.pem",
                "-inkey",
                "bank-99/key.pem",
                "-in",
                "list.csv",
                "-out",
                "list.p7s");
        assertThat(verifier.verify(bytes("list.p7s"), Optional.of(Bytes.of(CONTENT)), peer()))
                .isInstanceOf(CmsVerifier.Result.Good.class);
        assertThat(verifier.verify(bytes("list.p7s"), Optional.of(Bytes.of(new byte[] {1})), peer()))
                .isInstanceOf(CmsVerifier.Result.Bad.class);
        assertThat(verifier.verify(bytes("list.p7s"), Optional.empty(), peer()))
                .isInstanceOf(CmsVerifier.Result.Bad.class);
    }

    @Test
    void whichever_byte_is_flipped_it_is_no_good_signature() throws IOException, InterruptedException {
        signAttached("bank-99", "whole.p7m");
        byte[] whole = bytes("whole.p7m").toArray();
        for (int at = 0; at < whole.length; at++) {
            byte[] flipped = whole.clone();
            flipped[at] ^= 1;
            assertThat(verifier.verify(Bytes.of(flipped), Optional.empty(), peer()))
                    .as("byte %d of %d", at, whole.length)
                    .isNotInstanceOf(CmsVerifier.Result.Good.class);
        }
    }

    @Test
    void a_good_signature_of_another_member_is_the_other_signers() throws IOException, InterruptedException {
        signAttached("bank-98", "list.p7m");
        assertThat(verifier.verify(bytes("list.p7m"), Optional.empty(), peer()))
                .isInstanceOf(CmsVerifier.Result.OtherSigner.class);
    }

    @Test
    void sha1_is_refused() throws IOException, InterruptedException {
        openssl(
                "cms",
                "-sign",
                "-binary",
                "-md",
                "sha1",
                "-nodetach",
                "-outform",
                "DER",
                "-signer",
                "bank-99/cert.pem",
                "-inkey",
                "bank-99/key.pem",
                "-in",
                "list.csv",
                "-out",
                "list.p7m");
        assertThat(verifier.verify(bytes("list.p7m"), Optional.empty(), peer()))
                .isEqualTo(new CmsVerifier.Result.Bad("digest-algorithm"));
    }

    @Test
    void every_flipped_byte_is_noticed() {
        byte[] signed = new CmsSigner(member.key(), member.certificate(), Clock.systemUTC())
                .sign(CONTENT)
                .toArray();
        for (int n = 0; n < signed.length; n++) {
            byte[] spoiled = signed.clone();
            spoiled[n] ^= 1;
            CmsVerifier.Result result = verifier.verify(Bytes.of(spoiled), Optional.empty(), peer());
            boolean harmless = result instanceof CmsVerifier.Result.Good good
                    && java.util.Arrays.equals(good.content().toArray(), CONTENT);
            assertThat(result instanceof CmsVerifier.Result.Good && !harmless)
                    .as("byte %s", n)
                    .isFalse();
        }
    }

    @Test
    void openssl_verifies_what_we_sign() throws IOException, InterruptedException {
        Files.write(
                folder.resolve("out.p7m"),
                new CmsSigner(member.key(), member.certificate(), Clock.systemUTC())
                        .sign(CONTENT)
                        .toArray());
        openssl(
                "cms",
                "-verify",
                "-binary",
                "-inform",
                "DER",
                "-in",
                "out.p7m",
                "-CAfile",
                "bank-99/chain.pem",
                "-purpose",
                "any",
                "-out",
                "opened.csv");
        assertThat(Files.readAllBytes(folder.resolve("opened.csv"))).isEqualTo(CONTENT);
    }

    @Test
    void openssl_opens_our_envelope() throws IOException, InterruptedException {
        Files.write(
                folder.resolve("our.der"),
                CmsEnvelope.seal(Bytes.of(CONTENT), member.certificate()).toArray());
        openssl(
                "cms",
                "-decrypt",
                "-binary",
                "-inform",
                "DER",
                "-in",
                "our.der",
                "-recip",
                "bank-99/cert.pem",
                "-inkey",
                "bank-99/key.pem",
                "-out",
                "opened.csv");
        assertThat(Files.readAllBytes(folder.resolve("opened.csv"))).isEqualTo(CONTENT);
    }

    @Test
    void a_receipt_holds_for_its_type_and_signer_only() {
        byte[] payload = "{}".getBytes(StandardCharsets.UTF_8);
        String jws = Jws.sign(payload, "one+jwt", member.key(), member.certificate());
        assertThat(Jws.verify(jws, "one+jwt", List.of(member.certificate()))).contains(payload);
        assertThat(Jws.verify(jws, "other+jwt", List.of(member.certificate()))).isEmpty();
        assertThat(Jws.verify(jws, "one+jwt", List.of(member.authority()))).isEmpty();
        assertThat(Jws.verify(jws.substring(0, jws.length() - 2) + "AA", "one+jwt", List.of(member.certificate())))
                .isEmpty();
    }

    /** The content inside, as a clerk's script does it. */
    private void signAttached(String member, String out) throws IOException, InterruptedException {
        openssl(
                "cms",
                "-sign",
                "-binary",
                "-cades",
                "-md",
                "sha256",
                "-nodetach",
                "-outform",
                "DER",
                "-signer",
                member + "/cert.pem",
                "-inkey",
                member + "/key.pem",
                "-in",
                "list.csv",
                "-out",
                out);
    }

    private List<Enrolled> peer() {
        MemberId id = new MemberId("bank-99");
        return List.of(new Enrolled(
                new Member(id, Member.Kind.BANK, "99", Optional.of(id), true),
                Pin.of(member.certificate()),
                member.certificate(),
                member.authority(),
                Set.of(Purpose.SIGNING),
                Instant.EPOCH,
                Optional.empty()));
    }

    private Bytes bytes(String file) throws IOException {
        return Bytes.owning(Files.readAllBytes(folder.resolve(file)));
    }

    private void openssl(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }
}
