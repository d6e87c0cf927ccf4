package ishibashi.fhir.write;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.fhir.Examples;
import ishibashi.fhir.FhirJson;
import ishibashi.fhir.PlaceCodes;
import ishibashi.fhir.validate.Validators;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Location;
import org.junit.jupiter.api.Test;

class AreasTest {
    private static final Areas AREAS = new Areas(new PlaceCodes(Examples.CODES));

    @Test
    void the_places_of_the_example_are_ours() {
        assertThat(Examples.bundle("20-areas").getEntry())
                .extracting(BundleEntryComponent::getResource)
                .filteredOn(location -> PlaceCodes.wellFormed(location.getIdPart()))
                .hasSize(3)
                .allSatisfy(location -> {
                    Location ours = AREAS.location(location.getIdPart()).orElseThrow();
                    assertThat(FhirJson.text(ours)).isEqualTo(FhirJson.text(location));
                    assertThat(Validators.errors(ours, "IshibashiArea")).isEmpty();
                });
    }

    /** The example's 350000 has no right check digit; the public table has 350001. */
    @Test
    void a_place_whose_check_digit_is_wrong_is_none() {
        assertThat(AREAS.location("jis-350000")).isEmpty();
        assertThat(AREAS.location("jis-350001")).isPresent();
    }

    @Test
    void every_place_lies_in_one_that_is_there_up_to_its_prefecture() {
        List<Location> all = AREAS.all();
        assertThat(all).hasSizeGreaterThan(1_916 + 47);
        assertThat(all).allSatisfy(place -> {
            Location at = place;
            for (int n = 0; at.hasPartOf(); n++) {
                assertThat(n).isLessThan(2);
                at = AREAS.location(at.getPartOf().getReference().replace("Location/", ""))
                        .orElseThrow();
            }
            assertThat(at.getIdPart()).matches("jis-[0-9]{2}000[0-9]");
        });
    }

    @Test
    void every_code_of_the_public_tables_has_the_check_digit_that_we_reckon() {
        assertThat(AREAS.all()).allSatisfy(place -> assertThat(PlaceCodes.wellFormed(place.getIdPart()))
                .isTrue());
        assertThat(PlaceCodes.wellFormed("jis-092012")).isFalse();
    }
}
