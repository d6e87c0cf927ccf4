package ishibashi.app.door;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.app.outside.Openssl;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What every door promises (contract §4, §6). Nobody overrides a line: the contract changes or the door does. */
interface DoorContract {
    String MEMBER = "bank-01";
    String NAME = "kyujin_20260820.csv";

    Ways ways();

    Books books();

    /** The door that is tried. */
    Way door();

    @Test
    default void a_message_gets_a_receipt_signed_by_the_gateway_over_the_digest_of_its_content() throws Exception {
        byte[] content = Lists.fresh(1);
        JsonNode receipt = receipt(submit(Openssl.sign(ways().keys(MEMBER), content)));
        byte[] digest = java.security.MessageDigest.getInstance("SHA-256").digest(content);
        assertThat(receipt.get("sha256").stringValue()).isEqualTo(HexFormat.of().formatHex(digest));
        assertThat(receipt.get("size").intValue()).isEqualTo(content.length);
        assertThat(receipt.get("sub").stringValue()).isEqualTo(MEMBER);
        assertThat(receipt.get("door").stringValue()).isEqualTo(door().name());
        // On out.X no name of a file travels (rulings 14).
        if (door().name().equals("queue")) {
            assertThat(receipt.has("filename")).isFalse();
        } else {
            assertThat(receipt.get("filename").stringValue()).endsWith(NAME);
        }
        assertThat(receipt.get("iss").stringValue()).isEqualTo("gateway-national");
        assertThat(books().settled(receipt).get("accepted").intValue()).isEqualTo(1);
    }

    @Test
    default void a_repeat_gets_the_very_same_receipt_and_is_counted_as_a_duplicate() throws Exception {
        byte[] content = Lists.fresh(1);
        String first =
                submit(Openssl.sign(ways().keys(MEMBER), content)).receipt().orElseThrow();
        String again =
                submit(Openssl.sign(ways().keys(MEMBER), content)).receipt().orElseThrow();
        assertThat(again).isEqualTo(first);
        JsonNode settled = books().settled(verified(first));
        assertThat(settled.get("received").intValue()).isEqualTo(2);
        assertThat(settled.get("accepted").intValue()).isEqualTo(1);
        assertThat(settled.get("duplicate").intValue()).isEqualTo(1);
    }

    @Test
    default void the_same_content_by_any_other_door_is_the_same_message() throws Exception {
        byte[] signed = Openssl.sign(ways().keys(MEMBER), Lists.fresh(1));
        String first = submit(signed).receipt().orElseThrow();
        for (Way other : List.of(ways().file(), ways().drop(), ways().queue())) {
            String again = other.submit(MEMBER, NAME, signed).receipt().orElseThrow();
            for (String claim : List.of("jti", "messageId", "iat", "sha256", "size", "door")) {
                assertThat(verified(again).get(claim))
                        .as(other.name())
                        .isEqualTo(verified(first).get(claim));
            }
        }
        JsonNode settled = books().settled(verified(first));
        assertThat(settled.get("received").intValue()).isEqualTo(4);
        assertThat(settled.get("accepted").intValue()).isEqualTo(1);
        assertThat(settled.get("duplicate").intValue()).isEqualTo(3);
    }

    @Test
    default void fifty_at_once_are_one_message() throws Exception {
        byte[] signed = Openssl.sign(ways().keys(MEMBER), Lists.fresh(1));
        List<Callable<Way.Answered>> senders = new ArrayList<>();
        for (int n = 0; n < 50; n++) {
            senders.add(() -> submit(signed));
        }
        Set<String> receipts = new HashSet<>();
        try (var pool = Executors.newFixedThreadPool(50)) {
            for (Future<Way.Answered> answer : pool.invokeAll(senders)) {
                receipts.add(answer.get().receipt().orElseThrow());
            }
        }
        assertThat(receipts).hasSize(1);
        JsonNode settled = books().settled(verified(receipts.iterator().next()));
        assertThat(settled.get("received").intValue()).isEqualTo(50);
        assertThat(settled.get("duplicate").intValue()).isEqualTo(49);
    }

    @Test
    default void a_good_signature_of_another_member_is_refused() throws Exception {
        refused(submit(Openssl.sign(ways().keys("bank-09"), Lists.fresh(1))), "unknown-member", "identity");
    }

    @Test
    default void an_unsigned_content_is_refused() throws Exception {
        // Inside an envelope it cannot be told from one that was not for us.
        refused(
                submit(Lists.fresh(1)),
                door().name().equals("queue") ? "signature-invalid" : "signature-missing",
                "signature");
    }

    @Test
    default void a_changed_content_is_refused_without_saying_which_rule_failed() throws Exception {
        byte[] signed = Openssl.sign(ways().keys(MEMBER), Lists.fresh(1));
        signed[new String(signed, StandardCharsets.ISO_8859_1).indexOf("01-2026-")] ^= 1;
        refused(submit(signed), "signature-invalid", "signature");
    }

    @Test
    default void a_message_that_is_too_large_is_refused() throws Exception {
        refused(submit(new byte[40 << 20]), "too-large", "limit");
    }

    @Test
    default void a_content_that_names_nothing_known_gets_its_receipt_and_is_held() throws Exception {
        for (byte[] content : List.of(
                ("一,二\r\n" + System.nanoTime()).getBytes(StandardCharsets.UTF_16),
                "x".getBytes(StandardCharsets.US_ASCII),
                new byte[0])) {
            JsonNode receipt = receipt(submit(Openssl.sign(ways().keys(MEMBER), content)));
            assertThat(books().settled(receipt).get("quarantined").intValue()).isEqualTo(1);
        }
    }

    private Way.Answered submit(byte[] signed) throws Exception {
        return door().submit(MEMBER, NAME, signed);
    }

    private JsonNode receipt(Way.Answered answered) {
        return verified(answered.receipt().orElseThrow(() -> new AssertionError(answered.toString())));
    }

    private JsonNode verified(String jws) {
        return JsonMapper.shared()
                .readTree(Openssl.verifyJws(ways().gateway().home().resolve("dev/gateway/signing.pem"), jws));
    }

    private void refused(Way.Answered answered, String code, String category) throws Exception {
        Way.Refused refused = answered.refused().orElseThrow(() -> new AssertionError("a receipt was given"));
        assertThat(refused.code()).isEqualTo(code);
        assertThat(refused.category()).isEqualTo(category);
        assertThat(refused.whyJa() + refused.remedyJa()).matches("(?s).*\\p{IsHiragana}.*");
        assertThat(refused.whyEn()).matches("\\p{ASCII}+");
        assertThat(refused.remedyEn()).matches("\\p{ASCII}+");
        books().balanced();
    }
}
