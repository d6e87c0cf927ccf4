package ishibashi.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.message.Bytes;
import ishibashi.trust.CmsEnvelope;
import ishibashi.trust.CmsSigner;
import ishibashi.trust.DevelopmentAuthority;
import ishibashi.trust.Identity;
import ishibashi.trust.KeyFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A member's own client before an outbox that holds what it should not (security §3.2, case 29). */
class ReceiveCommandTest {
    private static final String FIRST = "00000000-0000-4000-8000-000000000001";
    private static final String SECOND = "00000000-0000-4000-8000-000000000002";
    private static final String THIRD = "00000000-0000-4000-8000-000000000003";

    private final StringWriter said = new StringWriter();

    @TempDir
    private Path folder;

    private Identity member;
    private Identity gateway;
    private Identity server;

    @BeforeEach
    void issue() throws IOException {
        SecureRandom random = new SecureRandom();
        DevelopmentAuthority authority =
                DevelopmentAuthority.in(folder.resolve("authority"), Clock.systemUTC(), random);
        member = authority.member("bank-99");
        gateway = authority.signing("gateway-national");
        server = authority.server("gateway-national", List.of(new GeneralName(GeneralName.dNSName, "localhost")));
        KeyFiles.write(folder.resolve("keys"), member, random);
    }

    @Test
    void a_result_signed_for_another_member_is_refused_and_the_others_are_kept() throws Exception {
        try (StaleOutbox outbox = new StaleOutbox(server, gateway.certificate())) {
            outbox.put(FIRST, sealed("bank-99")).put(SECOND, sealed("bank-98")).put(THIRD, sealed("bank-99"));
            assertThat(receive(outbox)).isEqualTo(1);
            assertThat(outbox.acknowledged()).containsExactly(FIRST, THIRD);
        }
        assertThat(stored())
                .containsExactlyInAnyOrder(
                        "receipt-" + FIRST + ".json",
                        "receipt-" + FIRST + ".p7m",
                        "receipt-" + THIRD + ".json",
                        "receipt-" + THIRD + ".p7m");
        assertThat(said.toString())
                .contains("receipt-" + SECOND + ": この会員あてではありません（署名された宛先: bank-98）")
                .contains("not for this member (signed for: bank-98)")
                .contains("2 件を保存 / stored, 1 件は不正 / bad");
    }

    @Test
    void a_result_that_names_nobody_or_two_is_for_nobody() throws Exception {
        String nobody = message("");
        String two = message(destination("bank-99") + "," + destination("bank-98"));
        try (StaleOutbox outbox = new StaleOutbox(server, gateway.certificate())) {
            outbox.put(FIRST, signed(nobody)).put(SECOND, signed(two)).put(THIRD, signed("{}"));
            assertThat(receive(outbox)).isEqualTo(1);
            assertThat(outbox.acknowledged()).isEmpty();
        }
        assertThat(stored()).isEmpty();
        assertThat(said.toString()).contains("署名された宛先: ?");
    }

    @Test
    void what_does_not_open_or_was_signed_by_another_is_refused() throws Exception {
        Bytes signedByUs = new CmsSigner(member.key(), member.certificate(), Clock.systemUTC())
                .sign(message(destination("bank-99")).getBytes(StandardCharsets.UTF_8));
        try (StaleOutbox outbox = new StaleOutbox(server, gateway.certificate())) {
            outbox.put(FIRST, CmsEnvelope.seal(signed(message(destination("bank-99"))), gateway.certificate()))
                    .put(SECOND, signedByUs)
                    .put(THIRD, sealed("bank-99"));
            assertThat(receive(outbox)).isEqualTo(1);
            assertThat(outbox.acknowledged()).containsExactly(THIRD);
        }
        assertThat(said.toString())
                .contains("receipt-" + FIRST + ": 署名が正しくないか、開けません")
                .contains("receipt-" + SECOND + ": 署名が正しくないか、開けません");
    }

    private int receive(StaleOutbox outbox) {
        return new CommandLine(new ReceiveCommand())
                .setOut(new PrintWriter(said))
                .setErr(new PrintWriter(said))
                .execute(
                        "--member",
                        "bank-99",
                        "--gateway",
                        outbox.url(),
                        "--keys",
                        folder.resolve("keys").toString(),
                        "--out",
                        folder.resolve("out").toString());
    }

    /** Sealed to us, whomever the gateway meant: as a recipient could do it who hands on what it got. */
    private Bytes sealed(String destination) {
        return CmsEnvelope.seal(signed(message(destination(destination))), member.certificate());
    }

    private Bytes signed(String message) {
        return new CmsSigner(gateway.key(), gateway.certificate(), Clock.systemUTC())
                .sign(message.getBytes(StandardCharsets.UTF_8));
    }

    private static String message(String destinations) {
        return """
            {"resourceType":"Bundle","type":"message","entry":[{"resource":{"resourceType":"MessageHeader","destination":[%s]}}]}\
            """.formatted(destinations);
    }

    private static String destination(String member) {
        return """
            {"endpoint":"urn:ishibashi:%s","receiver":{"identifier":{"value":"%s"}}}\
            """.formatted(member, member);
    }

    private List<String> stored() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("out"))) {
            return files.map(f -> String.valueOf(f.getFileName())).toList();
        }
    }
}
