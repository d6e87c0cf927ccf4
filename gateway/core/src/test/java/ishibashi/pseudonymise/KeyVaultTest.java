package ishibashi.pseudonymise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ishibashi.message.Bytes;
import ishibashi.message.MemberId;
import ishibashi.message.RecordId;
import ishibashi.message.Sealed;
import java.security.SecureRandom;
import java.util.Map;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class KeyVaultTest {
    private static final Vault.Context CONTEXT = new Vault.Context("record-1", "bank-98", "identity");

    private final KeyVault vault =
            new KeyVault("one", Map.of("one", new SecretKeySpec(new byte[32], "AES")), new SecureRandom());

    @Property(tries = 200)
    void what_is_sealed_opens_in_its_own_place_and_in_no_other(@ForAll byte[] clear) {
        Sealed sealed = vault.seal(clear, CONTEXT);
        assertThat(vault.open(sealed, CONTEXT)).isEqualTo(clear);
        assertThatThrownBy(() -> vault.open(sealed, new Vault.Context("record-2", "bank-98", "identity")))
                .isInstanceOf(SecurityException.class);
        assertThatThrownBy(() -> vault.open(sealed, new Vault.Context("record-1b", "ank-98", "identity")))
                .isInstanceOf(SecurityException.class);
    }

    @Test
    void the_same_is_never_sealed_alike_twice() {
        byte[] clear = {1, 2, 3};
        assertThat(vault.seal(clear, CONTEXT).nonceAndText())
                .isNotEqualTo(vault.seal(clear, CONTEXT).nonceAndText());
    }

    @Test
    void with_its_key_destroyed_nothing_opens() {
        Sealed sealed = vault.seal(new byte[] {1}, CONTEXT);
        Sealed erased = new Sealed(sealed.keyId(), Bytes.of(new byte[0]), sealed.nonceAndText());
        assertThatThrownBy(() -> vault.open(erased, CONTEXT)).isInstanceOf(SecurityException.class);
    }

    @Test
    void two_recipients_know_one_record_by_two_names() {
        Pseudonyms pseudonyms = new Pseudonyms(new byte[32]);
        RecordId record = new RecordId(new UUID(1, 2));
        assertThat(pseudonyms.of(record, new MemberId("bank-98"), "match"))
                .hasSize(26)
                .isEqualTo(pseudonyms.of(record, new MemberId("bank-98"), "match"))
                .isNotEqualTo(pseudonyms.of(record, new MemberId("bank-99"), "match"));
    }
}
