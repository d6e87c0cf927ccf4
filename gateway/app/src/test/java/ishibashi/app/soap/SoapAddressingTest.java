package ishibashi.app.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Security §3.3 "time" and "addressing", §3.0 "repeat" (cases 33, 35). */
class SoapAddressingTest extends SoapRules {
    @Test
    void a_timestamp_that_is_over_is_stale() {
        refused("signature-stale", l -> {
            l.created = Instant.now().minusSeconds(600).toString();
            l.expires = Instant.now().minusSeconds(400).toString();
        });
    }

    @Test
    void a_timestamp_six_minutes_ahead_is_stale() {
        refused("signature-stale", l -> {
            l.created = Instant.now().plusSeconds(360).toString();
            l.expires = Instant.now().plusSeconds(500).toString();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-23T10:00:00+09:00", "2026-11-23T10:00:00", "2026-02-30T10:00:00Z", "now"})
    void times_are_in_utc_and_real(String created) {
        refused("request-malformed", l -> l.created = created);
    }

    @Test
    void a_timestamp_lives_five_minutes_at_most() {
        refused(
                "request-malformed",
                l -> l.expires = Instant.now().plusSeconds(420).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"To", "Action", "MessageID"})
    void an_addressing_header_that_is_missing_is_named(String name) {
        refused("request-malformed", l -> l.addressing.remove(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ReplyTo", "FaultTo"})
    void answers_go_back_on_the_connection_and_nowhere_else(String name) {
        refused("request-malformed", l -> l.addressing.put(name, "http://169.254.169.254/latest"));
    }

    @Test
    void an_action_that_is_not_the_bodys_is_refused() {
        refused("request-malformed", l -> {
            l.addressing.put("Action", Said.NAMESPACE + "/WithdrawVacancy");
            l.announced = Optional.of(Said.NAMESPACE + "/WithdrawVacancy");
        });
    }

    @Test
    void a_soap_action_that_is_not_the_signed_action_is_refused() {
        refused("request-malformed", l -> l.announced = Optional.of(Said.NAMESPACE + "/WithdrawVacancy"));
    }

    @Test
    void soap_1_1_cannot_do_without_soap_action() {
        refused("request-malformed", l -> l.announced = Optional.empty());
    }

    @Test
    void a_message_id_is_a_uuid() {
        refused("request-malformed", l -> l.addressing.put("MessageID", "1"));
    }

    @Test
    void the_same_letter_again_gets_the_very_same_receipt() {
        Letter letter = letter();
        byte[] bytes = letter.bytes();
        Said first = desk.send(letter, bytes);
        Said again = desk.send(letter, bytes);
        assertThat(again.text("receipt")).isEqualTo(first.text("receipt")).isNotEmpty();
        assertThat(again.text("repeat")).isEqualTo("true");
        assertThat(desk.records.taken()).hasSize(1);
    }

    @Test
    void a_repeat_gets_its_receipt_even_when_its_time_is_over() {
        Letter letter = letter();
        byte[] bytes = letter.bytes();
        Said first = desk.send(letter, bytes);
        desk.clock.move(Duration.ofHours(3));
        assertThat(desk.send(letter, bytes).text("receipt")).isEqualTo(first.text("receipt"));
    }

    @Test
    void a_message_id_serves_for_one_content() {
        Letter letter = letter();
        desk.send(letter);
        Letter other = letter().with(l -> l.addressing.put("MessageID", letter.messageId()))
                .with(l -> l.body = l.body.replace("SOAP-0001", "SOAP-0002"));
        Said said = desk.send(other);
        assertThat(said.code()).isEqualTo("message-id-reused");
        assertThat(said.text("category")).isEqualTo("replay");
        assertThat(desk.records.taken()).hasSize(1);
    }

    @Test
    void a_high_s_twin_of_a_signature_is_the_same_message() {
        Letter letter = letter();
        var document = letter.document();
        Said first = desk.send(letter, Letter.write(document));
        var value = Letter.first(document, Letter.DS, "SignatureValue");
        byte[] raw = Base64.getMimeDecoder().decode(value.getTextContent());
        BigInteger order = ((java.security.interfaces.ECPublicKey)
                        desk.bank.certificate().getPublicKey())
                .getParams()
                .getOrder();
        byte[] twin = order.subtract(new BigInteger(1, java.util.Arrays.copyOfRange(raw, 32, 64)))
                .toByteArray();
        java.util.Arrays.fill(raw, 32, 64, (byte) 0);
        int length = Math.min(32, twin.length);
        System.arraycopy(twin, twin.length - length, raw, 64 - length, length);
        value.setTextContent(Base64.getEncoder().encodeToString(raw));
        assertThat(desk.send(letter, Letter.write(document)).text("receipt")).isEqualTo(first.text("receipt"));
    }
}
