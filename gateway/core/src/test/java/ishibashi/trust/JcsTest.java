package ishibashi.trust;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.json.Json;
import ishibashi.json.StrictJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 8785 by its own vectors. */
class JcsTest {
    @ParameterizedTest
    @ValueSource(strings = {"arrays", "french", "unicode", "weird"})
    void the_published_trees_have_the_published_bytes(String name) throws IOException {
        assertThat(canonical(tree(bytes("/jcs/input/" + name + ".json"))))
                .isEqualTo(bytes("/jcs/output/" + name + ".json"));
    }

    @Test
    void a_tree_whose_numbers_are_written_otherwise_has_no_form() throws IOException {
        assertThat(Jcs.of(tree(bytes("/jcs/input/structures.json")), "Bundle"))
                .isInstanceOfSatisfying(Jcs.Form.NumberNotCanonical.class, n -> assertThat(n.place())
                        .hasToString("Bundle.?.?"));
        assertThat(canonical(tree(bytes("/jcs/output/structures.json"))))
                .isEqualTo(bytes("/jcs/output/structures.json"));
        assertThat(StrictJson.read(bytes("/jcs/input/values.json"))).isInstanceOf(StrictJson.Read.Faulty.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.50",
                "1.0",
                "1e5",
                "1E5",
                "100e-2",
                "0.0000001",
                "9007199254740992",
                "-9007199254740992",
                "333333333.33333329",
                "1.00000000000000000001",
                "0.0"
            })
    void a_number_that_fhir_and_the_rfc_read_differently_is_not_canonical(String digits) {
        assertThat(Jcs.isCanonical(digits)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "1",
                "-1",
                "1.5",
                "0.000001",
                "-0.25",
                "9007199254740991",
                "-9007199254740991",
                "333333333.3333333",
                "1424953923781206.2",
                "0.1"
            })
    void a_number_in_its_one_form_is(String digits) {
        assertThat(Jcs.isCanonical(digits)).isTrue();
    }

    @Test
    void doubles_are_written_as_appendix_b_writes_them() throws IOException {
        List<String> lines = lines("/jcs/appendix-b.tsv");
        assertThat(lines).hasSize(24);
        for (String line : lines) {
            String[] part = line.split("\t", -1);
            double value = Double.longBitsToDouble(Long.parseUnsignedLong(part[0], 16));
            assertThat(EcmaNumber.of(value)).as(part[0]).isEqualTo(part[1]);
        }
    }

    /** The authors publish the digest of the first lines only; their generator is restated here. */
    @Test
    void a_hundred_thousand_doubles_have_the_published_digest() throws IOException, NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        int lines = 0;
        for (String fixed : lines("/jcs/numbers.txt")) {
            add(digest, Long.parseUnsignedLong(fixed, 16));
            lines++;
        }
        for (int n = 0; n < 2_000; n++) {
            add(digest, 0x0010000000000000L + n);
            lines++;
        }
        byte[] block = new byte[32];
        while (lines < 100_000) {
            block = MessageDigest.getInstance("SHA-256").digest(block);
            ByteBuffer four = ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN);
            for (int n = 0; n < 4 && lines < 100_000; n++) {
                long bits = four.getLong();
                double value = Double.longBitsToDouble(bits);
                if (value != 0 && Double.isFinite(value)) {
                    add(digest, bits);
                    lines++;
                }
            }
        }
        assertThat(HexFormat.of().formatHex(digest.digest()))
                .isEqualTo("22776e6d4b49fa294a0d0f349268e5c28808fe7e0cb2bcbe28f63894e494d4c7");
    }

    private static void add(MessageDigest digest, long bits) {
        String line = Long.toHexString(bits) + "," + EcmaNumber.of(Double.longBitsToDouble(bits)) + "\n";
        digest.update(line.getBytes(StandardCharsets.US_ASCII));
    }

    private static Json tree(byte[] bytes) {
        return ((StrictJson.Read.Tree) StrictJson.read(bytes)).json();
    }

    private static byte[] canonical(Json json) {
        return ((Jcs.Form.Canonical) Jcs.of(json, "Bundle")).bytes().toArray();
    }

    private static List<String> lines(String name) throws IOException {
        return new String(bytes(name), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .toList();
    }

    private static byte[] bytes(String name) throws IOException {
        try (InputStream in = JcsTest.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }
}
