package ishibashi.fhir.read;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.StrictErrorHandler;
import ishibashi.fhir.Examples;
import ishibashi.fhir.gate.FhirGate;
import ishibashi.fhir.gate.Gated;
import ishibashi.fhir.gate.MediaForm;
import ishibashi.fhir.gate.XmlBlank;
import ishibashi.json.Place;
import ishibashi.message.Bytes;
import ishibashi.message.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HL7 FHIR R4 §2.6.1: what HAPI writes as XML is legible, and an entry that is blanked leaves its neighbours as they are. */
class LegibleXmlTest {
    private static final FhirGate GATE = new FhirGate(Set.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01-vacancy-transaction",
                "02-vacancy-urgent",
                "03-seeker-transaction",
                "05-anonymous-vacancy-L0",
                "06-anonymous-seeker-L0",
                "09-consent-introduction",
                "20-areas"
            })
    void the_examples_are_legible_as_xml(String name) {
        assertThat(new Legible(MediaForm.XML).offence(opened(xml(name)).tree(), Place.root("Resource")))
                .isEmpty();
    }

    @Test
    void a_blanked_entry_keeps_its_type_and_its_place() {
        Bundle read = blanked(xml("01-vacancy-transaction"), Set.of(0), Set.of());
        Bundle whole = Examples.bundle("01-vacancy-transaction");
        assertThat(read.getEntry()).hasSameSizeAs(whole.getEntry());
        assertThat(read.getEntry().getFirst().getResource().fhirType())
                .isEqualTo(whole.getEntry().getFirst().getResource().fhirType());
        assertThat(read.getEntry()
                        .getFirst()
                        .getRequest()
                        .equalsDeep(whole.getEntry().getFirst().getRequest()))
                .isTrue();
        assertThat(read.getEntry().getLast().equalsDeep(whole.getEntry().getLast()))
                .isTrue();
    }

    @Test
    void an_entry_whose_request_cannot_be_read_keeps_nothing_but_its_place_and_its_type() {
        String spoiled =
                xml("01-vacancy-transaction").replaceFirst("<method value=\"PUT\"/>", "<method value=\"FROB\"/>");
        Bundle read = blanked(spoiled, Set.of(0), Set.of(0));
        Bundle whole = Examples.bundle("01-vacancy-transaction");
        assertThat(read.getEntry()).hasSameSizeAs(whole.getEntry());
        assertThat(read.getEntry().getFirst().hasRequest()).isFalse();
        assertThat(read.getEntry().getFirst().hasFullUrl()).isFalse();
        assertThat(read.getEntry().getFirst().getResource().fhirType())
                .isEqualTo(whole.getEntry().getFirst().getResource().fhirType());
        assertThat(read.getEntry().getLast().equalsDeep(whole.getEntry().getLast()))
                .isTrue();
        assertThat(read.getType()).isEqualTo(whole.getType());
    }

    private static Bundle blanked(String xml, Set<Integer> resources, Set<Integer> bare) {
        Bytes blank = XmlBlank.of(Bytes.owning(xml.getBytes(StandardCharsets.UTF_8)), resources, bare);
        return (Bundle) FhirContext.forR4Cached()
                .newXmlParser()
                .setParserErrorHandler(new StrictErrorHandler())
                .parseResource(new String(blank.toArray(), StandardCharsets.UTF_8));
    }

    private static String xml(String name) {
        return FhirContext.forR4Cached().newXmlParser().encodeResourceToString(Examples.parse(Examples.text(name)));
    }

    private static Gated opened(String xml) {
        return switch (GATE.open(Bytes.owning(xml.getBytes(StandardCharsets.UTF_8)), MediaForm.XML, new UUID(0, 1))) {
            case Outcome.Passed<Gated>(Gated gated) -> gated;
            case Outcome.Refused<Gated> refused -> throw new AssertionError(refused.toString());
        };
    }
}
