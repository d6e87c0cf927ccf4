package ishibashi.fhir.read;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.fhir.Examples;
import ishibashi.fhir.SpecialtyCodes;
import ishibashi.fhir.Terminology;
import ishibashi.fhir.Urls;
import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.junit.jupiter.api.Test;

class DepartmentFieldsTest {
    private final DepartmentFields departments =
            new DepartmentFields(new SpecialtyCodes(new Terminology(Examples.DEFINITIONS)), Examples.CODES);

    @Test
    void an_old_name_under_its_old_code_brings_all_its_readings() {
        assertThat(read(new CodeableConcept(new Coding(Urls.SS_MIX2, "07", "胃腸科")).setText("胃腸科")))
                .containsExactly("胃腸内科", "胃腸外科");
    }

    @Test
    void our_code_goes_before_the_words() {
        assertThat(read(new CodeableConcept(new Coding(SpecialtyCodes.SYSTEM, "cardiology", null)).setText("外科")))
                .containsExactly("循環器内科");
    }

    @Test
    void a_code_of_ss_mix2_or_words_alone_are_understood() {
        assertThat(read(new CodeableConcept(new Coding(Urls.SS_MIX2, "70", null))))
                .containsExactly("消化器内科");
        assertThat(read(new CodeableConcept().setText("耳鼻科"))).containsExactly("耳鼻いんこう科");
    }

    @Test
    void a_code_that_stands_for_two_departments_brings_both() {
        assertThat(read(new CodeableConcept(new Coding(SpecialtyCodes.SYSTEM, "endocrinology", null))))
                .containsExactly("内分泌内科", "代謝内科");
    }

    private List<String> read(CodeableConcept specialty) {
        Notes notes = new Notes();
        List<String> found = departments.read(List.of(specialty), notes);
        assertThat(notes.faults()).isEmpty();
        return found;
    }
}
