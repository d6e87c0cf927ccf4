package ishibashi.pseudonymise;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.message.Digest;
import ishibashi.message.Kind;
import ishibashi.message.Linked;
import ishibashi.message.MemberId;
import ishibashi.message.MessageId;
import ishibashi.message.Origin;
import ishibashi.message.Pseudonymised;
import ishibashi.message.Row;
import ishibashi.message.Token;
import ishibashi.refusal.Code;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** A record is taken back that nobody here knows. */
class TakenBackTest {
    private static final MemberId BANK = new MemberId("bank-98");

    private final Pseudonymise pseudonymise = new Pseudonymise(
            new KeyVault("one", Map.of("one", new SecretKeySpec(new byte[32], "AES")), new SecureRandom()),
            UUID::randomUUID);

    @Test
    void a_list_that_still_names_it_says_nothing_new() {
        assertThat(takenBack(Optional.of(new Origin("求人一覧", false))))
                .isInstanceOfSatisfying(Pseudonymised.Duplicate.class, duplicate -> assertThat(duplicate.record())
                        .isEmpty());
    }

    @Test
    void a_message_of_its_own_is_told_that_there_is_no_such_record() {
        assertThat(takenBack(Optional.empty()))
                .isInstanceOfSatisfying(Pseudonymised.Held.class, held -> assertThat(held.refusals())
                        .extracting(refusal -> refusal.code())
                        .containsExactly(Code.NOT_YOUR_RECORD));
    }

    private Pseudonymised.Entry takenBack(Optional<Origin> origin) {
        Row row = new Row.Withdrawn(1, "2", Digest.of(new byte[] {1}), Kind.VACANCY, "I-1");
        Linked.Entry entry = new Linked.Entry(
                row, Optional.of(new Token("k")), Optional.empty(), Optional.empty(), BANK, Set.of(), Set.of());
        Linked linked =
                new Linked(new MessageId(new UUID(0, 2)), BANK, 0, true, Instant.EPOCH, "one", origin, List.of(entry));
        return pseudonymise.apply(linked).rows().getFirst();
    }
}
