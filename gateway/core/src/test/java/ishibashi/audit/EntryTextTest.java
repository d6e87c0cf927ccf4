package ishibashi.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Text and hashes as Python's json and hashlib make them. */
class EntryTextTest {
    private static final Entry ENTRY = new Entry(
            UUID.fromString("00000000-0000-4000-8000-000000000002"),
            Instant.parse("2026-08-20T00:00:00.123456Z"),
            "member-suspended",
            "bank-09",
            new TreeMap<>(Map.of("reason", "鍵の紛失\t\"急\"", "message", "urn:uuid:00000000-0000-4000-8000-000000000001")));
    private static final String TEXT = "{\"act\":\"member-suspended\",\"at\":\"2026-08-20T00:00:00.123456Z\","
            + "\"details\":{\"message\":\"urn:uuid:00000000-0000-4000-8000-000000000001\",\"reason\":\"鍵の紛失\\t\\\"急\\\"\"},"
            + "\"id\":\"00000000-0000-4000-8000-000000000002\",\"who\":\"bank-09\"}";

    @Test
    void an_entry_is_hashed_as_canonical_json() {
        assertThat(new String(EntryText.of(ENTRY).toArray(), StandardCharsets.UTF_8))
                .isEqualTo(TEXT);
        assertThat(Link.leaf(EntryText.of(ENTRY).toArray()).hex())
                .isEqualTo("2f677442a85c32060581a27982e5a38e2dfd0d8b358666a3d8227c10b47192df");
    }

    @Test
    void a_link_hashes_the_one_before_it_and_its_own_leaf() {
        var leaf = Link.leaf(TEXT.getBytes(StandardCharsets.UTF_8));
        Link first = Link.BEFORE_ALL.next(leaf);
        assertThat(first.hash().hex()).isEqualTo("3d5db0e826e68ff3c6bde17ca0bc5839320addb15e647c618985b4bd7627d9c2");
        Link second = first.next(leaf);
        assertThat(second.number()).isEqualTo(2);
        assertThat(second.hash().hex()).isEqualTo("8afab7dfb5ed23d214e9e5ce0f3f690e5249c3fbd225413f91ed94274b01455e");
    }
}
