package ishibashi.pseudonymise;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.message.MemberId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Ids of results (domain §4 P3): whoever has what caused one cannot tell its id. */
class ResultIdTest {
    private static final MemberId BANK = new MemberId("bank-09");
    private static final String CAUSE = "0b0e4d2e-6f0a-4f3e-9d0c-000000000001";

    private final Pseudonyms pseudonyms = new Pseudonyms(key(0));

    /** Reckoned by Python's hmac over the fields with their lengths before them. */
    @Test
    void an_id_is_the_hmac_of_cause_recipient_event_and_part() {
        assertThat(pseudonyms.result(CAUSE, BANK, "matches", 0))
                .isEqualTo(UUID.fromString("7c900deb-918d-8685-a267-ee478073048e"));
    }

    @Test
    void it_has_the_form_of_version_8() {
        UUID id = pseudonyms.result(CAUSE, BANK, "matches", 1);
        assertThat(id.version()).isEqualTo(8);
        assertThat(id.variant()).isEqualTo(2);
    }

    @Test
    void another_recipient_or_another_key_has_another_id() {
        UUID id = pseudonyms.result(CAUSE, BANK, "matches", 0);
        assertThat(pseudonyms.result(CAUSE, new MemberId("bank-10"), "matches", 0))
                .isNotEqualTo(id);
        assertThat(new Pseudonyms(key(1)).result(CAUSE, BANK, "matches", 0)).isNotEqualTo(id);
    }

    private static byte[] key(int first) {
        byte[] key = new byte[32];
        for (int n = 0; n < key.length; n++) {
            key[n] = (byte) (first + n);
        }
        return key;
    }
}
