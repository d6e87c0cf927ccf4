package ishibashi.app.soap.live;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.app.door.Books;
import ishibashi.app.outside.GatewayProcess;
import ishibashi.app.outside.OperatorClient;
import ishibashi.app.outside.OutsideClient;
import ishibashi.app.outside.SharedGateway;
import ishibashi.app.soap.Letter;
import ishibashi.app.soap.Said;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hostile bytes and forbidden texts at the running door: a typed fault each, one refusal in the ledger, nothing kept. */
@ExtendWith(SharedGateway.class)
class SoapHostileTest {
    private static final String MEMBER = "bank-09";

    private final GatewayProcess gateway;
    private final SoapMember bank;
    private final OneVacancy vacancy = OneVacancy.fresh();
    private long before;

    SoapHostileTest(GatewayProcess gateway) throws IOException {
        this.gateway = gateway;
        this.bank = new SoapMember(gateway, MEMBER);
    }

    @BeforeEach
    void count() throws IOException, InterruptedException {
        before = new Books(gateway).rejected(MEMBER);
    }

    @AfterEach
    void nothing_was_kept_and_all_is_well() throws IOException, InterruptedException {
        new Books(gateway).balanced();
        assertThat(bank.send(vacancy.status()).code()).isEqualTo("not-your-record");
        bank.close();
    }

    private void refused(Said said, int status, String code) throws IOException, InterruptedException {
        assertThat(said.status()).isEqualTo(status);
        assertThat(said.code()).isEqualTo(code);
        assertThat(said.text("ja")).matches("(?s).*\\p{IsHiragana}.*");
        assertThat(said.text("en")).matches("\\p{ASCII}+");
        assertThat(said.text("incident")).isNotEmpty();
        assertThat(new Books(gateway).rejected(MEMBER)).isEqualTo(before + 1);
    }

    @Test
    void a_document_type_is_refused_and_nothing_is_fetched() throws Exception {
        Letter letter = bank.letter(vacancy.submit());
        String hostile = new String(letter.bytes(), StandardCharsets.UTF_8)
                .replaceFirst("\\?>", "?><!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>")
                .replace("312", "&e;");
        assertThat(hostile).contains("<!DOCTYPE", "&e;");
        Said said = SoapMember.said(bank.post(letter.action(), hostile.getBytes(StandardCharsets.UTF_8)));
        refused(said, 500, "request-malformed");
        assertThat(new String(said.body().toArray(), StandardCharsets.UTF_8)).doesNotContain("root:");
    }

    @Test
    void five_mebibytes_are_too_large() throws Exception {
        Letter letter = bank.letter(vacancy.submit());
        refused(SoapMember.said(bank.post(letter.action(), new byte[5 << 20])), 500, "too-large");
    }

    @Test
    void a_body_that_stops_half_way_leaves_nothing() throws Exception {
        byte[] bytes = bank.letter(vacancy.submit()).bytes();
        try (SSLSocket socket = (SSLSocket) OutsideClient.tls(SoapMember.keys(gateway, MEMBER))
                .getSocketFactory()
                .createSocket("localhost", gateway.membersPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST /soap/vacancies HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/xml\r\nContent-Length: "
                            + bytes.length + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(bytes, 0, bytes.length / 2);
            out.flush();
        }
        Letter next = bank.letter(vacancy.submit()).withoutSignature();
        // The one that is refused now is counted, the half one is not.
        refused(bank.send(next), 500, "signature-missing");
    }

    @Test
    void what_is_not_signed_is_refused() throws Exception {
        refused(bank.send(bank.letter(vacancy.submit()).withoutSignature()), 500, "signature-missing");
    }

    @Test
    void a_changed_byte_is_refused_without_saying_which_rule_failed() throws Exception {
        Letter letter = bank.letter(vacancy.submit());
        String changed = new String(letter.bytes(), StandardCharsets.UTF_8).replace("<beds>312", "<beds>313");
        Said said = SoapMember.said(bank.post(letter.action(), changed.getBytes(StandardCharsets.UTF_8)));
        refused(said, 500, "signature-invalid");
    }

    @Test
    void a_good_signature_of_another_member_is_refused() throws Exception {
        try (SoapMember other = new SoapMember(gateway, "bank-13")) {
            refused(bank.send(other.letter(vacancy.submit())), 403, "unknown-member");
        }
    }

    @Test
    void what_was_signed_too_long_ago_is_refused() throws Exception {
        Letter old = bank.letter(vacancy.submit()).created(Instant.now().minusSeconds(3_600));
        refused(bank.send(old), 500, "signature-stale");
    }

    @ParameterizedTest
    @CsvSource({"患者氏名：架空 花子,花子,patient-data", "番号 123456789018,123456789018,law-individual-number"})
    void a_text_that_may_not_be_there_is_refused_and_kept_nowhere(String text, String never, String code)
            throws Exception {
        Said said = bank.send(vacancy.submit("指導医が在籍しています。", text));
        refused(said, 500, code);
        assertThat(said.text("path")).isEqualTo("/SubmitVacancy/Vacancy/facility/freeText");
        assertThat(new String(said.body().toArray(), StandardCharsets.UTF_8)).doesNotContain(never);
        assertThat(Files.readString(gateway.log())).doesNotContain(never);
        try (OperatorClient operator = new OperatorClient(gateway.home(), gateway.operatorPort())) {
            assertThat(operator.get("/quarantine?member=" + MEMBER).toString()).doesNotContain(never);
            assertThat(operator.get("/messages?member=" + MEMBER).toString()).doesNotContain(never);
        }
    }
}
