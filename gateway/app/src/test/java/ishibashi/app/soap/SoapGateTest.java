package ishibashi.app.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Security §3.3 "parse": what no tree is built of (cases 39, 43). */
class SoapGateTest extends SoapRules {
    @Test
    void a_letter_to_another_gateway_is_refused() {
        refused("request-malformed", l -> l.addressing.put("To", "https://elsewhere.example/soap/vacancies"));
    }

    @Test
    void an_unknown_header_that_must_be_understood_is_a_fault_of_its_own() {
        Letter letter = letter().with(l -> l.inHeader = "<x:Must xmlns:x=\"urn:x\" s:mustUnderstand=\"1\"/>");
        Said said = desk.send(letter);
        assertThat(said.code()).isEqualTo("request-malformed");
        assertThat(said.document().getElementsByTagName("faultcode").item(0).getTextContent())
                .isEqualTo("soap:MustUnderstand");
        assertThat(said.status()).isEqualTo(500);
    }

    @Test
    void an_unknown_header_that_need_not_be_understood_does_no_harm() {
        assertThat(desk.send(letter().with(l -> l.inHeader = "<x:May xmlns:x=\"urn:x\"/>"))
                        .code())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE x>",
                "<!DOCTYPE x SYSTEM 'http://169.254.169.254/x.dtd'>",
                "<!DOCTYPE x [<!ENTITY a 'a'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]>",
                "<!DOCTYPE x [<!ENTITY % p SYSTEM 'file:///etc/passwd'> %p;]>",
                "<?xml-stylesheet href='http://169.254.169.254/x.xsl'?>",
                "<?x y?>",
                "<?xml version='1.1'?>",
                "<?xml version='1.0' encoding='UTF-16'?>",
                "\uFEFF",
                "text"
            })
    void nothing_but_an_envelope_in_utf_8_passes_the_gate(String before) {
        Letter letter = letter();
        byte[] bytes = letter.bytes();
        String xml = new String(bytes, StandardCharsets.UTF_8).replaceFirst("^<\\?xml[^>]*>", "");
        refusedBytes("request-malformed", letter, (before + xml).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void xinclude_is_refused() {
        refused(
                "request-malformed",
                l -> l.inHeader =
                        "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"file:///etc/passwd\"/>");
    }

    @Test
    void mtom_is_refused() {
        refused(
                "request-malformed",
                l -> l.inHeader = "<xop:Include xmlns:xop=\"http://www.w3.org/2004/08/xop/include\" href=\"cid:x\"/>");
    }

    @Test
    void anything_encrypted_is_refused() {
        refused(
                "signature-invalid",
                l -> l.inHeader = "<x:EncryptedData xmlns:x=\"http://www.w3.org/2001/04/xmlenc#\"/>");
    }

    @Test
    void a_processing_instruction_inside_is_refused() {
        refused("request-malformed", l -> l.inHeader = "<?a b?>");
    }

    @Test
    void invalid_utf_8_is_refused() {
        Letter letter = letter();
        byte[] bytes = letter.bytes();
        bytes[bytes.length / 2] = (byte) 0xC0;
        refusedBytes("request-malformed", letter, bytes);
    }

    @Test
    void sixty_five_levels_are_too_deep() {
        refused("too-deep", l -> l.inHeader = "<x>".repeat(64) + "</x>".repeat(64));
    }

    @Test
    void sixty_five_attributes_are_too_many() {
        StringBuilder attributes = new StringBuilder();
        for (int n = 0; n < 65; n++) {
            attributes.append(" a").append(n).append("=''");
        }
        refused("too-many", l -> l.inHeader = "<x" + attributes + "/>");
    }

    @Test
    void sixty_five_namespaces_are_too_many() {
        StringBuilder declarations = new StringBuilder();
        for (int n = 0; n < 65; n++) {
            declarations.append(" xmlns:n").append(n).append("='urn:").append(n).append("'");
        }
        refused("too-many", l -> l.inHeader = "<x" + declarations + "/>");
    }

    @Test
    void more_than_four_mebibytes_are_too_large() {
        Letter letter = letter();
        refusedBytes("too-large", letter, new byte[(4 << 20) + 1]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<a/>", "{}", "<s:Envelope xmlns:s='urn:x'/>", "<"})
    void what_is_no_envelope_is_malformed(String text) {
        refusedBytes("request-malformed", letter(), text.getBytes(StandardCharsets.UTF_8));
    }
}
