package ishibashi.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What leaves in a bank's charset reads back the same, or it is told (security A10, 56; domain §10). */
class CarrierTest {
    private static final Map<String, Integer> GAIJI = Map.of("葛\uDB40\uDD00", 0xE000, "髙", 0xE001);

    private static Carrier carrier(String charset) {
        return new Carrier(CharsetNames.charset(charset).orElseThrow(), text -> Optional.ofNullable(GAIJI.get(text)));
    }

    @Test
    void every_character_of_ms932_is_carried_as_it_is_and_reads_back() {
        Carrier carrier = carrier("MS932");
        Charset ms932 = Charset.forName("windows-31j");
        Map<String, String> all = Codes.characters("cp932");
        assertThat(all).hasSize(9_795);
        all.values().forEach(character -> {
            Carrier.Carried carried = carrier.carry(character);
            assertThat(carried).isEqualTo(new Carrier.Carried(character, java.util.List.of()));
            assertThat(new String(carrier.bytes(carried.text()), ms932)).isEqualTo(character);
        });
    }

    /** Codes by glibc: U+FF5E is 8160, U+FF0D 817C, U+2225 8161, U+2015 815C, U+FFE5 818F, 〓 81AC. */
    @ParameterizedTest
    @CsvSource({
        "301C, 8160, ''",
        "2212, 817c, ''",
        "2016, 8161, ''",
        "2014, 815c, ''",
        "00A5, 818f, ''",
        "304B 3099, 82aa, ''",
        "9AD9, fbfc, ''",
        "845B E0100, f040, ''",
        "845B E0101, 81ac, U+845B U+E0101",
        "20BB7, 81ac, U+20BB7",
        "1F3E5, 81ac, U+1F3E5",
        "32FF, 81ac, U+32FF",
        "3094, 81ac, U+3094",
        "FA19, fb7e, ''",
        "0065 0301, 81ac, U+0065 U+0301"
    })
    void what_ms932_lacks_is_written_as_the_same_sign_or_the_banks_own_or_told(
            String characters, String bytes, String lost) {
        StringBuilder text = new StringBuilder();
        for (String code : characters.split(" ", -1)) {
            text.appendCodePoint(HexFormat.fromHexDigits(code));
        }
        Carrier carrier = carrier("MS932");
        Carrier.Carried carried = carrier.carry(text.toString());
        assertThat(HexFormat.of().formatHex(carrier.bytes(carried.text()))).isEqualTo(bytes);
        assertThat(String.join(",", carried.lost())).isEqualTo(lost);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16LE"})
    void unicode_carries_everything(String charset) {
        String text = "𠮷〜葛\uDB40\uDD01ゔか\u3099¥";
        assertThat(carrier(charset).carry(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"EUC-JP", "CP51932", "eucJP-ms", "ISO-2022-JP"})
    void the_other_charsets_of_japan_tell_what_they_lack_too(String charset) {
        Carrier.Carried carried = carrier(charset).carry("①㈱髙﨑〜𠮷ﾔ");
        assertThat(carried.text()).isEqualTo("①㈱髙﨑～〓ﾔ");
        assertThat(carried.lost()).containsExactly("U+20BB7");
    }
}
