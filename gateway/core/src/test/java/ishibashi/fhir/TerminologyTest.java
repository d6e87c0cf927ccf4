package ishibashi.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.match.MatchTables;
import ishibashi.refusal.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The code systems beside the code tables that the rest of the program uses. */
class TerminologyTest {
    private final Terminology terminology = new Terminology(Examples.DEFINITIONS);
    private final SpecialtyCodes specialties = new SpecialtyCodes(terminology);

    @Test
    void every_department_has_one_code_and_reads_back() throws IOException {
        assertThat(departments()).hasSizeGreaterThan(80).allSatisfy(name -> {
            Terminology.Concept code = specialties.of(name).orElseThrow();
            assertThat(specialties.departments(code.code())).containsExactly(name);
        });
    }

    @Test
    void the_tree_of_codes_is_that_of_the_departments() throws IOException {
        MatchTables tables = MatchTables.load(Examples.CODES);
        assertThat(departments()).allSatisfy(name -> {
            String parent = specialties.of(name).orElseThrow().parent();
            Optional<String> broader = Optional.ofNullable(tables.broader().get(name));
            assertThat(parent)
                    .isEqualTo(broader.map(b -> specialties.of(b).orElseThrow().code())
                            .orElse(""));
        });
    }

    @Test
    void the_codes_of_ss_mix2_that_jp_core_names_are_understood() {
        assertThat(specialties.departmentsOfSsMix2("01")).containsExactly("内科");
        assertThat(specialties.departmentsOfSsMix2("70")).containsExactly("消化器内科");
        assertThat(specialties.departmentsOfSsMix2("07")).isEmpty();
    }

    @Test
    void every_refusal_has_a_code_that_is_published() {
        assertThat(Code.values())
                .allSatisfy(code -> assertThat(terminology.concept(Urls.codeSystem("refusal"), code.wire()))
                        .as(code.wire())
                        .isPresent());
    }

    private static List<String> departments() throws IOException {
        List<String> names = new ArrayList<>();
        for (String file : List.of("departments.csv", "departments-other.csv")) {
            Files.readAllLines(Examples.CODES.resolve(file)).stream()
                    .skip(1)
                    .map(line -> line.split(",", -1)[0])
                    .forEach(names::add);
        }
        return names;
    }
}
