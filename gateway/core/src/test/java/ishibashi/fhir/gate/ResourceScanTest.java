package ishibashi.fhir.gate;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.message.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** fhir §3.3 and security cases 44 to 46: in every place of example 01, whatever may not stand there. */
class ResourceScanTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String F = "xmlns=\"http://hl7.org/fhir\"";

    @TestFactory
    Stream<DynamicTest> what_hides_is_found_and_told_by_its_place() {
        return lines("hidden.tsv")
                .map(line -> DynamicTest.dynamicTest(
                        line[0], () -> assertThat(Samples.told(scan(line))).isEqualTo(line[4] + " " + line[5])));
    }

    @TestFactory
    Stream<DynamicTest> what_only_looks_like_it_passes() {
        return lines("harmless.tsv")
                .map(line -> DynamicTest.dynamicTest(
                        line[0], () -> assertThat(scan(line)).isInstanceOf(Outcome.Passed.class)));
    }

    private static Outcome<Scanned> scan(String[] line) {
        JsonNode bundle = JSON.readTree(Samples.example("01-vacancy-transaction.json"));
        JsonNode parent = line[1].isEmpty() ? bundle : bundle.at(line[1]);
        ((ObjectNode) parent).set(line[2], JSON.readTree(line[3]));
        return Samples.scan(JSON.writeValueAsBytes(bundle), MediaForm.JSON, Samples.BUNDLE);
    }

    private static Stream<String[]> lines(String name) {
        List<String[]> lines = new String(Samples.example(name), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t", -1))
                .toList();
        assertThat(lines).hasSizeGreaterThan(10);
        return lines.stream();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "patient-data Parameters.parameter[0].resource | {'name':'resource','resource':{'resourceType':'Patient','id':'1'}}",
                "patient-data Parameters.parameter[0].part[0].resource | {'name':'x','part':[{'name':'y','resource':{'resourceType':'Patient','id':'1'}}]}",
                "resource-type-not-allowed Parameters.parameter[0].part[0].resource | {'name':'x','part':[{'name':'y','resource':{'resourceType':'PractitionerRole','id':'1'}}]}",
                "resource-type-not-allowed Parameters.parameter[0].resource | {'name':'resource','resource':{'resourceType':'Practitioner','id':'1'}}",
                "resource-type-not-allowed Parameters.parameter[0].resource | {'name':'resource','resource':{'resourceType':'Bundle','id':'1'}}",
                "binary-not-allowed Parameters.parameter[0].valueAttachment | {'name':'x','valueAttachment':{'title':'x'}}",
                "patient-data Parameters.parameter[0].part[0].valueReference.reference | {'name':'x','part':[{'name':'y','valueReference':{'reference':'Patient/1'}}]}"
            })
    void parameters_carry_only_what_their_operation_takes(String told, String parameter) {
        String body = "{'resourceType':'Parameters','parameter':[" + parameter + "]}";
        Admitted validate = new Admitted(Set.of("Parameters"), Set.of(), Set.of("PractitionerRole"), 0);
        assertThat(Samples.told(Samples.scan(body.replace('\'', '"'), MediaForm.JSON, validate)))
                .isEqualTo(told);
    }

    @Test
    void a_parameter_may_carry_the_type_that_its_operation_takes() {
        String body = "{'resourceType':'Parameters','parameter':[{'name':'resource','resource':"
                + "{'resourceType':'PractitionerRole','active':true}}]}";
        Admitted validate = new Admitted(Set.of("Parameters"), Set.of(), Set.of("PractitionerRole"), 0);
        assertThat(Samples.scan(body.replace('\'', '"'), MediaForm.JSON, validate))
                .isInstanceOf(Outcome.Passed.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "patient-data Patient | <Patient F/>",
                "patient-data PractitionerRole.contained | <PractitionerRole F><contained><Patient/></contained></PractitionerRole>",
                "contained-not-allowed PractitionerRole.contained | <PractitionerRole F><contained><Practitioner/></contained></PractitionerRole>",
                "patient-data PractitionerRole.organization.reference | <PractitionerRole F><organization><reference value='Patient/1'/></organization></PractitionerRole>",
                "patient-data PractitionerRole.organization.reference | <PractitionerRole F><organization><reference value='Patient/1' id='a'/></organization></PractitionerRole>",
                "unknown-element PractitionerRole.implicitRules | <PractitionerRole F><implicitRules value='urn:x'/></PractitionerRole>",
                "unknown-element PractitionerRole.modifierExtension[0] | <PractitionerRole F><a value='b'/><modifierExtension url='urn:x'/><modifierExtension url='urn:x'/></PractitionerRole>",
                "binary-not-allowed PractitionerRole.extension.valueAttachment | <PractitionerRole F><extension url='urn:x'><valueAttachment><title value='x'/></valueAttachment></extension></PractitionerRole>",
                "patient-data PractitionerRole.x | <PractitionerRole F><x value='TVNIfF5+XCZ8SElTfA=='/></PractitionerRole>"
            })
    void xml_is_scanned_like_json(String told, String xml) {
        assertThat(Samples.told(Samples.scan(
                        xml.replace(" F", " " + F).replace('\'', '"'),
                        MediaForm.XML,
                        Admitted.resource("PractitionerRole"))))
                .isEqualTo(told);
    }

    @Test
    void an_entry_in_xml_has_one_resource() {
        String xml = "<Bundle " + F + "><entry><resource><Organization/></resource>"
                + "<resource><Organization/></resource></entry></Bundle>";
        assertThat(Samples.told(Samples.scan(xml, MediaForm.XML, Samples.BUNDLE)))
                .isEqualTo("too-many Bundle.entry.resource");
    }

    @Test
    void a_chain_of_ten_thousand_contained_resources_ends_at_the_gate() {
        String body = "{\"resourceType\":\"PractitionerRole\",\"contained\":[".repeat(10_000);
        assertThat(Samples.told(Samples.scan(body, MediaForm.JSON, Admitted.resource("PractitionerRole"))))
                .startsWith("too-deep PractitionerRole.contained[0]");
    }
}
