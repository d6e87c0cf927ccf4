package ishibashi.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Every code of every charset against tables that other programs wrote (domain §10, security A10). */
class EncodingTablesTest {
    private static final HexFormat HEX = HexFormat.of();
    private static final String TWO_BYTES = "1b2442";
    private static final String KANA = "1b2849";
    private static final String ASCII = "1b2842";
    private static final List<String> SHIFTS = List.of("0e", "0f", "1b");

    private static final int LAST_OF_TWO = 0xFFFF;
    private static final int FIRST_OF_THREE = 0x8F0000;
    private static final int LAST = 0x8FFFFF;

    private final Map<String, String> ms932 = Codes.characters("cp932");
    private final Map<String, String> eucMs = Codes.characters("euc-jp-ms");

    @Test
    void ms932_reads_every_code_as_glibc_and_no_other() {
        assertThat(ms932).hasSize(9_795).containsEntry("8740", "①").containsEntry("fbfc", "髙");
        assertThat(all("MS932")).isEqualTo(ms932);
    }

    @Test
    void every_character_of_ms932_comes_back_by_its_code_or_that_of_its_twin() {
        Map<String, String> twins = Codes.twins("cp932-twins");
        assertThat(twins).hasSize(398);
        Charset charset = charset("MS932");
        ms932.forEach(
                (code, character) -> assertThat(written(charset, character)).isEqualTo(twins.getOrDefault(code, code)));
    }

    @Test
    void euc_jp_ms_reads_every_code_as_glibc_and_no_other() {
        assertThat(all("eucJP-ms")).isEqualTo(eucMs);
    }

    @Test
    void every_character_of_euc_jp_ms_comes_back_by_its_code_or_that_of_its_twin() {
        Map<String, String> twins = Codes.twins("euc-jp-ms-twins");
        Charset charset = charset("eucJP-ms");
        eucMs.forEach(
                (code, character) -> assertThat(written(charset, character)).isEqualTo(twins.getOrDefault(code, code)));
    }

    @Test
    void cp51932_has_the_rows_of_ms932_and_nothing_else() {
        assertThat(all("CP51932")).isEqualTo(rows());
    }

    @Test
    void euc_jp_of_an_unknown_writer_is_read_like_windows_where_vendors_differ() {
        Map<String, String> expected = new TreeMap<>(eucMs);
        expected.keySet().removeIf(code -> code.compareTo("f9a1") >= 0 && code.compareTo("fcfe") <= 0);
        expected.putAll(rows());
        assertThat(all("EUC-JP")).isEqualTo(expected);
    }

    @Test
    void iso_2022_jp_has_the_rows_of_ms932_and_half_width_kana() {
        CharsetDecoder decoder = charset("ISO-2022-JP").newDecoder();
        Map<String, String> rows = rows();
        SHIFTS.forEach(rows::remove);
        rows.forEach((euc, character) -> {
            boolean kana = euc.startsWith("8e");
            int code = HexFormat.fromHexDigits(kana ? euc.substring(2) : euc) & 0x7F7F;
            String bytes =
                    euc.length() == 2 ? euc : (kana ? KANA : TWO_BYTES) + HEX.toHexDigits(code, kana ? 2 : 4) + ASCII;
            assertThat(read(decoder, HEX.parseHex(bytes))).isEqualTo(character);
        });
    }

    /** The codes of MS932 that EUC writes otherwise, without 外字 and the IBM characters behind them. */
    private Map<String, String> rows() {
        Map<String, String> rows = new TreeMap<>();
        ms932.forEach((code, character) -> {
            boolean single = code.length() == 2;
            if (single) {
                rows.put(character.charAt(0) < 0x80 ? code : "8e" + code, character);
            } else if (code.compareTo("f0") < 0) {
                rows.put(Codes.euc(code), character);
            }
        });
        return rows;
    }

    /** Codes of one, two or (behind 8F) three bytes that are one character. */
    private static Map<String, String> all(String name) {
        CharsetDecoder decoder = charset(name).newDecoder();
        Map<String, String> all = new HashMap<>();
        for (int code = 0; code <= LAST; code = code == LAST_OF_TWO ? FIRST_OF_THREE : code + 1) {
            String hex = HEX.toHexDigits(code, code < 0x100 ? 2 : code <= LAST_OF_TWO ? 4 : 6);
            String text = read(decoder, HEX.parseHex(hex));
            if (text.length() == 1) {
                all.put(hex, text);
            }
        }
        return all;
    }

    private static String read(CharsetDecoder decoder, byte[] bytes) {
        try {
            return decoder.decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return "";
        }
    }

    private static String written(Charset charset, String text) {
        try {
            ByteBuffer buffer = charset.newEncoder().encode(CharBuffer.wrap(text));
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return HEX.formatHex(bytes);
        } catch (CharacterCodingException e) {
            return "";
        }
    }

    private static Charset charset(String name) {
        return CharsetNames.charset(name).orElseThrow();
    }
}
