package ishibashi.trust.cms;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.trust.CmsSigner;
import ishibashi.trust.DevelopmentAuthority;
import ishibashi.trust.Identity;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import org.bouncycastle.asn1.ASN1Primitive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** X.690 §8.1, §10 and §11 by their sentences; the bytes of the good ones are those of its examples. */
class DerBoundsTest {
    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "3003020101, a sequence of one number",
        "3000, an empty sequence",
        "0101ff, true",
        "02020080, 128",
        "020180, minus 128",
        "0304066e5dc0, the bits of §8.6.4.2 with their padding zero",
        "030100, no bits",
        "0500, null",
        "06032a8648, an identifier",
        "3106020101020102, a set in its order",
        "3106020101020101, a set with a value twice",
        "a003020101, a tagged value",
        "8003000000, a tagged string whose inside stays unread",
        "0403308000, a string whose inside stays unread",
    })
    void what_the_rules_write_is_kept(String hex, String what) {
        assertThat(keeps(hex)).as(what).isTrue();
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "'', nothing",
        "30, a tag without a length",
        "300302, a value cut off",
        "30030201, a value cut inside",
        "300302010100, a byte after the value",
        "30000500, a second value",
        "30800201010000, an indefinite length",
        "a0800201010000, an indefinite length of a tagged value",
        "2480040161040000, a string in pieces of indefinite length",
        "2403040161, a string in pieces",
        "2c030c0161, a text in pieces",
        "308103020101, a length in two bytes where one is enough",
        "30820003020101, a length that begins with a zero",
        "30850000000003020101, a length in five bytes",
        "30ff020101, a length of the reserved form",
        "3084ffffffff020101, a length beyond all bounds",
        "3004020101, a length beyond the end",
        "300302020101, a member longer than its sequence",
        "02020001, a number with a zero before it",
        "0202ff80, a negative number with a byte too many",
        "0200, a number without a byte",
        "0a020001, an enumerated with a zero before it",
        "010101, a truth that is neither 00 nor ff",
        "01020000, a truth of two bytes",
        "0304066e5de0, bits with a padding that is not zero",
        "03020800, bits with eight unused",
        "0300, bits without their first byte",
        "030101, unused bits where there are none",
        "050100, a null with content",
        "0600, an identifier without a byte",
        "06032a8080, an identifier cut off",
        "06042a800148, an identifier whose number begins with a zero",
        "3106020102020101, a set out of order",
        "30063104020101, a set cut inside",
        "1003020101, a sequence that claims to be a string",
        "1103020101, a set that claims to be a string",
        "2203020101, a number in pieces",
        "0000, an end of contents",
        "2803020101, an external",
        "1f1f0101, a tag number from 31",
        "bf1f03020101, a constructed tag number from 31",
    })
    void what_they_do_not_write_is_not(String hex, String what) {
        assertThat(keeps(hex)).as(what).isFalse();
    }

    @Test
    void thirty_two_levels_are_kept_and_one_more_is_not() {
        assertThat(DerBounds.keeps(nested(32))).isTrue();
        assertThat(DerBounds.keeps(nested(33))).isFalse();
        assertThat(DerBounds.keeps(nested(10_000))).isFalse();
    }

    @Test
    void twenty_thousand_values_are_kept_and_one_more_is_not() {
        assertThat(DerBounds.keeps(sequenceOfNulls(19_999))).isTrue();
        assertThat(DerBounds.keeps(sequenceOfNulls(20_000))).isFalse();
    }

    /** The one property that the walk is for, seen with another's encoder. */
    @Test
    void a_signature_is_kept_and_what_is_kept_of_its_mutants_is_written_again_alike(@TempDir Path folder)
            throws IOException {
        Identity bank = DevelopmentAuthority.in(folder, Clock.systemUTC(), new SecureRandom())
                .member("bank-99");
        byte[] signed = new CmsSigner(bank.key(), bank.certificate(), Clock.systemUTC())
                .sign(new byte[] {1, 2, 3})
                .toArray();
        assertThat(DerBounds.keeps(signed)).isTrue();
        for (int at = 0; at < signed.length; at++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] mutant = signed.clone();
                mutant[at] ^= (byte) (1 << bit);
                if (DerBounds.keeps(mutant)) {
                    assertThat(again(mutant)).as("bit %s of byte %s", bit, at).isEqualTo(mutant);
                }
            }
        }
    }

    /** What the encoder makes of it; the same where its parser, which knows more types, finds a text or a time unreadable. */
    private static byte[] again(byte[] der) {
        try {
            return ASN1Primitive.fromByteArray(der).getEncoded("DER");
        } catch (IOException | RuntimeException e) {
            return der;
        }
    }

    private static boolean keeps(String hex) {
        return DerBounds.keeps(HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    private static byte[] nested(int levels) {
        byte[] inside = {5, 0};
        for (int n = 1; n < levels; n++) {
            inside = sequence(inside);
        }
        return inside;
    }

    private static byte[] sequenceOfNulls(int count) {
        byte[] nulls = new byte[2 * count];
        for (int n = 0; n < count; n++) {
            nulls[2 * n] = 5;
        }
        return sequence(nulls);
    }

    private static byte[] sequence(byte[] inside) {
        int length = inside.length;
        String head = length < 0x80 ? "30%02x" : length < 0x100 ? "3081%02x" : "3082%04x";
        byte[] start = HexFormat.of().parseHex(String.format(java.util.Locale.ROOT, head, length));
        byte[] whole = java.util.Arrays.copyOf(start, start.length + length);
        System.arraycopy(inside, 0, whole, start.length, length);
        return whole;
    }
}
