package ishibashi.fhir.profile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.StrictErrorHandler;
import ishibashi.fhir.Examples;
import ishibashi.fhir.gate.FhirGate;
import ishibashi.fhir.gate.Gated;
import ishibashi.fhir.gate.MediaForm;
import ishibashi.fhir.read.Legible;
import ishibashi.json.Place;
import ishibashi.message.Bytes;
import ishibashi.message.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** fhir §4, HL7 FHIR R4 §2.6.1: what passes the gate as XML and we say can be read, HAPI's strict parser reads, and nothing else but one thing. */
class LegibleXmlProperties {
    private static final FhirContext CONTEXT = FhirContext.forR4Cached();
    private static final FhirGate GATE = new FhirGate(Set.of());
    private static final Legible LEGIBLE = new Legible(MediaForm.XML);
    private static final List<String> EXAMPLES =
            List.of("02-vacancy-urgent", "09-consent-introduction", "14-telesupport-service");
    private static final Pattern ELEMENT = Pattern.compile("<([a-z][A-Za-z]*) value=\"[^\"]*\"/>");
    /** Extension.value[x] is 0..1; the parser takes the second and forgets the first. */
    private static final Pattern TWICE_IN_AN_EXTENSION =
            Pattern.compile("<(value[A-Z][A-Za-z]*) value=\"[^\"]*\"/><\\1 ");

    private static final List<String> PUT = List.of(
            "<$1 value=\"tomorrow\"/>",
            "<$1 value=\"2026-02-30\"/>",
            "<$1 value=\"7\"/>",
            "<$1 value=\"1.5\"/>",
            "<$1 value=\"true\"/>",
            "<$1 value=\"requested\"/>",
            "<frobnicate value=\"x\"/>",
            "<$1><extension url=\"https://example.jp/x\"><valueString value=\"x\"/></extension></$1>",
            "<$1 value=\"7\"/><$1 value=\"7\"/>");

    @Property(tries = 1_000, shrinking = ShrinkingMode.OFF)
    void is_what_the_strict_parser_reads(@ForAll("changes") String xml) {
        Optional<Place> ours = opened(xml).flatMap(gated -> LEGIBLE.offence(gated.tree(), Place.root("Resource")));
        if (opened(xml).isPresent()) {
            assertThat(ours.isEmpty())
                    .as("%s in %s", ours, xml)
                    .isEqualTo(reads(xml) && !TWICE_IN_AN_EXTENSION.matcher(xml).find());
        }
    }

    private static boolean reads(String xml) {
        try {
            CONTEXT.newXmlParser()
                    .setParserErrorHandler(new StrictErrorHandler())
                    .parseResource(xml);
            return true;
        } catch (DataFormatException e) {
            return false;
        }
    }

    private static Optional<Gated> opened(String xml) {
        return GATE.open(Bytes.owning(xml.getBytes(UTF_8)), MediaForm.XML, new UUID(0, 1))
                        instanceof Outcome.Passed<Gated>(Gated gated)
                ? Optional.of(gated)
                : Optional.empty();
    }

    @Provide
    Arbitrary<String> changes() {
        return Arbitraries.of(EXAMPLES).flatMap(example -> Arbitraries.of(PUT)
                .flatMap(put ->
                        Arbitraries.integers().between(0, 1_000).map(place -> change(xml(example), put, place))));
    }

    private static String xml(String example) {
        return CONTEXT.newXmlParser().encodeResourceToString(Examples.parse(Examples.text(example)));
    }

    private static String change(String xml, String put, int place) {
        List<MatchResult> elements = ELEMENT.matcher(xml).results().toList();
        MatchResult at = elements.get(place % elements.size());
        return xml.substring(0, at.start()) + put.replace("$1", at.group(1)) + xml.substring(at.end());
    }
}
