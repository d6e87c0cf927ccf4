package ishibashi.fhir.gate;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.json.Json;
import ishibashi.message.Outcome;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Security case 39 and FHIR R4 §2.6.1. */
class XmlGateTest {
    private static final String F = "xmlns=\"http://hl7.org/fhir\"";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "doctype | <!DOCTYPE Task><Task F/>",
                "doctype | <!DOCTYPE Task [<!ENTITY a 'x'><!ENTITY b '&a;&a;'>]><Task F><status value='&b;'/></Task>",
                "doctype | <!DOCTYPE Task SYSTEM 'file:///etc/passwd'><Task F/>",
                "doctype | <!DOCTYPE Task [<!ENTITY % p SYSTEM 'http://127.0.0.1:1/'> %p;]><Task F/>",
                "syntax | <Task F><status value='&undeclared;'/></Task>",
                "processing-instruction | <?xml-stylesheet href='x'?><Task F/>",
                "processing-instruction | <Task F><?x y?></Task>",
                "processing-instruction | <Task F><status value='x'/></Task><?x y?>",
                "comment | <Task F><!-- said --><status value='x'/></Task>",
                "namespace | <Task F><xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='file:///etc/passwd'/></Task>",
                "namespace | <Task/>",
                "namespace | <Task xmlns='urn:hl7-org:v3'/>",
                "namespace | <Task F><text><div xmlns='http://www.w3.org/1999/xhtml'><x xmlns='urn:x'/></div></text></Task>",
                "attribute | <Task F xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:schemaLocation='a b'/>",
                "attribute | <Task F><status value='x' other='y'/></Task>",
                "attribute | <Task F id='1'/>",
                "text | <Task F>words<status value='x'/></Task>",
                "text | <Task F><status value='x'><![CDATA[words]]></status></Task>",
                "empty | <Task F><status value=''/></Task>",
                "empty | <Task F><code/></Task>",
                "duplicate | <Task F><code value='x' id='1'><id value='2'/></code></Task>",
                "resource-among-elements | <Bundle F><entry><resource><Task/><Task/></resource></entry></Bundle>",
                "resource-among-elements | <Bundle F><entry><resource><id value='1'/><Task/></resource></entry></Bundle>",
                "declaration | <?xml version='1.1'?><Task F/>",
                "declaration | <?xml version='1.0' encoding='Shift_JIS'?><Task F/>",
                "syntax | <Task F><status value='x'/>",
                "syntax | <Task F/><Task F/>",
                "syntax | {'resourceType':'Task'}"
            })
    void what_is_no_plain_fhir_xml_is_refused_by_name(String rule, String xml) {
        var refusal = Samples.refusal(Samples.open(xml.replace(" F", " " + F), MediaForm.XML));
        assertThat(refusal.code().wire()).isEqualTo("xml-not-strict");
        assertThat(refusal.arguments().get(1)).isEqualTo(rule);
    }

    @Test
    void other_bytes_than_utf_8_are_refused() {
        String task = "<Task " + F + "><status value=\"x\"/></Task>";
        assertThat(rule(task.getBytes(StandardCharsets.UTF_16))).isEqualTo("not-utf-8");
        assertThat(rule(("\ufeff" + task).getBytes(StandardCharsets.UTF_8))).isEqualTo("byte-order-mark");
    }

    private static String rule(byte[] bytes) {
        return Samples.refusal(Samples.open(bytes, MediaForm.XML)).arguments().get(1);
    }

    @Test
    void depth_attributes_namespaces_and_texts_are_bounded() {
        assertThat(code("<a>".repeat(64) + "</a>".repeat(64))).isEqualTo("too-deep");
        assertThat(code("<a>".repeat(20_000))).isEqualTo("too-deep");
        StringBuilder attributes = new StringBuilder("<a");
        StringBuilder namespaces = new StringBuilder("<a");
        for (int n = 0; n < 65; n++) {
            attributes.append(" a").append(n).append("='x'");
            namespaces.append(" xmlns:n").append(n).append("='urn:x'");
        }
        assertThat(code(attributes + "/>")).isEqualTo("too-many");
        assertThat(code(namespaces + "/>")).isEqualTo("too-many");
        assertThat(code("<a value='" + "s".repeat((1 << 20) + 1) + "'/>")).isEqualTo("too-large");
    }

    private static String code(String inner) {
        return Samples.refusal(Samples.open("<Task " + F + ">" + inner + "</Task>", MediaForm.XML))
                .code()
                .wire();
    }

    @Test
    void a_resource_in_an_element_is_the_same_tree_as_in_json() {
        Gated xml = gated(
                "<Bundle " + F + "><type value=\"batch\"/><entry><fullUrl value=\"urn:x\"/><resource><Task>"
                        + "<status value=\"a &amp; b\"><extension url=\"u\"><valueString value=\"v\"/></extension></status>"
                        + "<note><text value=\"1\"/></note><note><text value=\"2\"/></note></Task></resource></entry></Bundle>",
                MediaForm.XML);
        Json expected = gated(
                        "{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":{\"fullUrl\":\"urn:x\",\"resource\":{"
                                + "\"resourceType\":\"Task\",\"status\":\"a & b\",\"_status\":{\"extension\":{\"url\":\"u\",\"valueString\":\"v\"}},"
                                + "\"note\":[{\"text\":\"1\"},{\"text\":\"2\"}]}}}",
                        MediaForm.JSON)
                .tree();
        assertThat(xml.tree()).isEqualTo(expected);
    }

    private static Gated gated(String text, MediaForm form) {
        return switch (Samples.open(text, form)) {
            case Outcome.Passed<Gated>(Gated gated) -> gated;
            case Outcome.Refused<Gated>(var refusal) -> throw new AssertionError(refusal.arguments());
        };
    }
}
