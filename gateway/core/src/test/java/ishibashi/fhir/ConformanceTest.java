package ishibashi.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.StrictErrorHandler;
import ishibashi.message.Bytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.hl7.fhir.utilities.npm.NpmPackage;
import org.junit.jupiter.api.Test;

class ConformanceTest {
    private final Conformance conformance = new Conformance(Definitions.load());

    @Test
    void every_definition_is_listed_read_and_parsed_strictly() {
        for (String type : Conformance.TYPES) {
            assertThat(conformance.list(type)).isNotEmpty().allSatisfy(json -> assertThat(parsed(json))
                    .isEqualTo(type));
        }
        assertThat(conformance.read("StructureDefinition", "IshibashiVacancy")).isPresent();
        assertThat(conformance.list("StructureDefinition", Urls.profile("pay"))).hasSize(1);
        assertThat(conformance.read("OperationDefinition", "match")).isPresent();
        assertThat(conformance.read("StructureDefinition", "JP-PractitionerRole"))
                .isEmpty();
        assertThat(conformance.read("Patient", "match")).isEmpty();
    }

    @Test
    void the_package_is_one_that_hl7s_own_reader_takes() throws IOException {
        NpmPackage npm = NpmPackage.fromPackage(conformance.archive().stream());
        assertThat(npm.name()).isEqualTo("example.ishibashi.fhir.r4");
        assertThat(npm.fhirVersion()).isEqualTo("4.0.1");
        assertThat(npm.listResources("StructureDefinition")).hasSize(60);
        assertThat(npm.loadResource("CodeSystem-specialty.json").readAllBytes())
                .isEqualTo(conformance
                        .read("CodeSystem", "specialty")
                        .orElseThrow()
                        .toArray());
    }

    @Test
    void the_package_is_made_of_the_same_bytes_each_time() {
        assertThat(new Conformance(Definitions.load()).archive()).isEqualTo(conformance.archive());
    }

    private static String parsed(Bytes json) {
        return FhirContext.forR4Cached()
                .newJsonParser()
                .setParserErrorHandler(new StrictErrorHandler())
                .parseResource(new String(json.toArray(), StandardCharsets.UTF_8))
                .fhirType();
    }
}
