package ishibashi.fhir.validate;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.fhir.Examples;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;

class ValidatorServiceTest {
    @Test
    void the_published_examples_are_valid() {
        Bundle views = Examples.bundle("05-anonymous-vacancy-L0");
        List<Resource> vacancies = List.of(
                Examples.vacancy(), Examples.role(Examples.bundle("01-vacancy-transaction")), Examples.role(views));
        assertThat(vacancies).allSatisfy(v -> assertThat(Validators.errors(v, "IshibashiVacancy"))
                .isEmpty());
        assertThat(Validators.errors(Examples.parse(Examples.text("06-anonymous-seeker-L0")), "IshibashiSeeker"))
                .isEmpty();
    }

    @Test
    void an_issue_says_where_and_what_but_not_the_value() {
        PractitionerRole role = Examples.vacancy();
        role.addTelecom().setValue("000-1111-2222");
        assertThat(Validators.errors(role, "IshibashiVacancy"))
                .isNotEmpty()
                .noneMatch(issue -> issue.toString().contains("1111"))
                .anyMatch(issue -> issue.path().startsWith("PractitionerRole"));
    }

    @Test
    void what_takes_longer_than_its_limit_is_not_judged() throws InterruptedException {
        try (ValidatorService hurried = new ValidatorService(Examples.DEFINITIONS, Duration.ofMillis(1))) {
            assertThat(hurried.judge(Examples.text("02-vacancy-urgent"), Optional.of("IshibashiVacancy")))
                    .isEqualTo(new Verdict.NotJudged());
        }
    }
}
