package ishibashi.app.soap.live;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.app.door.Books;
import ishibashi.app.outside.GatewayProcess;
import ishibashi.app.outside.SharedGateway;
import ishibashi.app.soap.Letter;
import ishibashi.app.soap.Said;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** A vacancy's life over the SOAP door (contract §4), its receipts, its repeats. */
@ExtendWith(SharedGateway.class)
class SoapJourneyTest {
    private static final String MEMBER = "bank-09";
    private static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";
    private static final String WSU =
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";

    private final GatewayProcess gateway;
    private final SoapMember bank;
    private final OneVacancy vacancy = OneVacancy.fresh();

    SoapJourneyTest(GatewayProcess gateway) throws IOException {
        this.gateway = gateway;
        this.bank = new SoapMember(gateway, MEMBER);
    }

    @AfterEach
    void balanced() throws IOException, InterruptedException {
        bank.close();
        new Books(gateway).balanced();
    }

    @Test
    void a_vacancy_is_submitted_asked_about_changed_and_withdrawn() throws Exception {
        Said created = bank.send(vacancy.submit());
        assertThat(created.text("outcome")).isEqualTo("created");
        assertThat(created.text("version")).isEqualTo("1");
        assertThat(OneVacancy.standing(bank.send(vacancy.status()))).isEqualTo("active 1 soap");
        Said changed = bank.send(vacancy.update(1));
        assertThat(changed.text("outcome")).isEqualTo("changed");
        assertThat(changed.text("record")).isEqualTo(created.text("record"));
        assertThat(OneVacancy.standing(bank.send(vacancy.status()))).isEqualTo("active 2 soap");
        assertThat(bank.send(vacancy.withdraw(2)).text("outcome")).isEqualTo("withdrawn");
        Said gone = bank.send(vacancy.status());
        assertThat(OneVacancy.standing(gone)).isEqualTo("withdrawn 3 soap");
        assertThat(gone.text("record")).isEqualTo(created.text("record"));
    }

    @Test
    void a_change_of_a_version_that_stands_no_more_is_told_which_one_does() throws Exception {
        bank.send(vacancy.submit());
        bank.send(vacancy.update(1));
        Said stale = bank.send(vacancy.update(1).replace("<nightsPerMonth>0", "<nightsPerMonth>1"));
        assertThat(stale.code()).isEqualTo("version-conflict");
        assertThat(stale.count(Said.NAMESPACE, "current")).isEqualTo(1);
        assertThat(stale.text("version")).isEqualTo("2");
        assertThat(bank.send(vacancy.withdraw(1)).code()).isEqualTo("version-conflict");
        assertThat(OneVacancy.standing(bank.send(vacancy.status()))).isEqualTo("active 2 soap");
    }

    @Test
    void the_receipt_holds_under_the_certificate_that_the_gateway_shows_and_is_of_the_canonical_body()
            throws Exception {
        Said said = bank.send(vacancy.submit());
        JsonNode claims = Introduced.by(gateway).receipt(said.text("receipt"));
        // Exclusive c14n written out by hand: the namespaces that are used, where they are used first.
        byte[] canonical = ("<s:Body xmlns:s=\"" + SOAP + "\" xmlns:wsu=\"" + WSU + "\" wsu:Id=\"body\">"
                        + vacancy.submit() + "</s:Body>")
                .getBytes(StandardCharsets.UTF_8);
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(canonical);
        assertThat(claims.get("sha256").stringValue()).isEqualTo(HexFormat.of().formatHex(digest));
        assertThat(claims.get("size").intValue()).isEqualTo(canonical.length);
        assertThat(claims.get("door").stringValue()).isEqualTo("soap");
        assertThat(claims.get("sub").stringValue()).isEqualTo(MEMBER);
        assertThat(claims.has("filename")).isFalse();
        assertThat(new Books(gateway).settled(claims).get("accepted").intValue())
                .isEqualTo(1);
    }

    @Test
    void the_same_request_again_gets_the_very_same_receipt() throws Exception {
        Letter letter = bank.letter(vacancy.submit());
        byte[] bytes = letter.bytes();
        Said first = SoapMember.said(bank.post(letter.action(), bytes));
        Said again = SoapMember.said(bank.post(letter.action(), bytes));
        assertThat(first.text("repeat")).isEqualTo("false");
        assertThat(again.text("repeat")).isEqualTo("true");
        assertThat(again.text("receipt")).isEqualTo(first.text("receipt"));
        assertThat(again.text("record")).isEqualTo(first.text("record"));
        assertThat(again.text("version")).isEqualTo("1");
        JsonNode counts = new Books(gateway).settled(Introduced.by(gateway).receipt(first.text("receipt")));
        assertThat(counts.get("received").intValue()).isEqualTo(2);
        assertThat(counts.get("duplicate").intValue()).isEqualTo(1);
    }

    @Test
    void another_body_under_the_same_message_id_is_refused_and_changes_nothing() throws Exception {
        Letter letter = bank.letter(vacancy.submit());
        bank.send(letter);
        Said reused = bank.send(bank.letter(vacancy.update(1)).named(letter.messageId()));
        assertThat(reused.code()).isEqualTo("message-id-reused");
        assertThat(OneVacancy.standing(bank.send(vacancy.status()))).isEqualTo("active 1 soap");
    }

    @Test
    void twenty_at_once_are_one_record_and_one_receipt() throws Exception {
        Letter letter = bank.letter(vacancy.submit());
        byte[] bytes = letter.bytes();
        List<Callable<Said>> senders = new ArrayList<>();
        for (int n = 0; n < 20; n++) {
            senders.add(() -> SoapMember.said(bank.post(letter.action(), bytes)));
        }
        Set<String> receipts = new HashSet<>();
        Set<String> records = new HashSet<>();
        for (Said said : AtOnce.all(senders)) {
            assertThat(said.code()).isEmpty();
            receipts.add(said.text("receipt"));
            records.add(said.text("record") + " " + said.text("version"));
        }
        assertThat(receipts).hasSize(1);
        assertThat(records).hasSize(1);
        JsonNode counts = new Books(gateway)
                .settled(Introduced.by(gateway).receipt(receipts.iterator().next()));
        assertThat(counts.get("received").intValue()).isEqualTo(20);
        assertThat(counts.get("duplicate").intValue()).isEqualTo(19);
    }
}
