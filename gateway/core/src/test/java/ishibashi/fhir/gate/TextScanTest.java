package ishibashi.fhir.gate;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.json.Json;
import ishibashi.json.Place;
import ishibashi.json.StrictJson;
import ishibashi.refusal.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextScanTest {
    private static final String VACANCY = "'resourceType':'PractitionerRole','organization':{'display':'x'}";
    private static final String SEEKER = "'resourceType':'PractitionerRole','practitioner':{'display':'x'}";
    private static final String ORGANIZATION = "'resourceType':'Organization','active':true";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "law-individual-number | vacancy | {'text':'マイナンバー 123456789018'}",
                "law-individual-number | seeker | {'text':'1234-5678-9018'}",
                "law-individual-number | organization | {'text':'１２３４５６７８９０１８'}",
                "law-individual-number | organization | {'value':123456789018}",
                "law-individual-number | organization | {'display':'123456789018'}",
                "law-age-limit | vacancy | {'text':'40歳まで'}",
                "law-sex-limit | vacancy | {'text':'男性医師限定'}",
                "law-dispatch | vacancy | {'text':'派遣（他院より）'}",
                "health-information | seeker | {'text':'がん治療のため療養中'}",
                "patient-data | vacancy | {'text':'カルテNo.77-1201'}",
                "patient-data | organization | {'text':'カルテNo.77-1201'}",
                "- | seeker | {'text':'40歳まで'}",
                "- | organization | {'text':'40歳まで'}",
                "- | vacancy | {'display':'40歳まで'}",
                "- | vacancy | {'value':123456789017}",
                "- | vacancy | {'value':'urn:uuid:00000000-1234-4678-9018-123456789018'}",
                "- | vacancy | {'reference':'Organization/0b8f3c1e-5a6d-4f2b-9c3d-123456789018'}",
                "- | seeker | {'reference':'https://h.example/fhir/Practitioner/0b8f3c1e-1234-5678-9018-5a6d4f2b9c3d/_history/1'}",
                "law-individual-number | vacancy | {'reference':'Organization/123456789018'}",
                "law-individual-number | vacancy | {'text':'0b8f3c1e-5a6d-4f2b-9c3d-5a6d4f2b9c3d 123456789018'}",
                "- | vacancy | {'text':'定年60歳、65歳まで再雇用'}"
            })
    void each_text_is_held_against_what_may_stand_in_no_text(String code, String kind, String element) {
        String head =
                switch (kind) {
                    case "vacancy" -> VACANCY;
                    case "seeker" -> SEEKER;
                    default -> ORGANIZATION;
                };
        List<Refusal> found = scan("{" + head + ",'x':[" + element + "]}");
        if (code.equals("-")) {
            assertThat(found).isEmpty();
        } else {
            assertThat(found).singleElement().satisfies(refusal -> {
                assertThat(refusal.code().wire()).isEqualTo(code);
                assertThat(refusal.where().path().orElseThrow()).startsWith("Bundle.entry[2].resource.x[0].");
            });
        }
    }

    @Test
    void the_first_twenty_are_told() {
        assertThat(scan("{" + VACANCY + ",'x':['40歳まで'" + ",'40歳まで'".repeat(99) + "]}"))
                .hasSize(20);
    }

    @Test
    void a_my_number_in_the_envelope_of_a_bundle_is_found() {
        String json = "{'resourceType':'Bundle','entry':[{'resource':{'resourceType':'Practitioner','active':true},"
                + "'request':{'url':'Practitioner?identifier=123456789018'}}]}";
        Scanned bundle = Samples.passed(Samples.scan(json.replace('\'', '"'), MediaForm.JSON, Samples.BUNDLE));
        assertThat(bundle.parts()).allSatisfy(part -> assertThat(TextScan.of(part, Samples.INCIDENT))
                .isEmpty());
        assertThat(TextScan.of(bundle.envelope().getFirst(), Samples.INCIDENT))
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.where().path()).contains("Bundle.entry[0].request.url"));
    }

    private static List<Refusal> scan(String json) {
        Json tree = ((StrictJson.Read.Tree) StrictJson.read(json.replace('\'', '"'))).json();
        Place place = Place.root("Bundle").member("entry").item(2).member("resource");
        return TextScan.of(new Scanned.Part(0, (Json.Obj) tree, place), Samples.INCIDENT);
    }
}
