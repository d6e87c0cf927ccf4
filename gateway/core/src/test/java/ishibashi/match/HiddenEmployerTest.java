package ishibashi.match;

import static ishibashi.match.RandomPostings.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.message.Matched;
import ishibashi.message.Posting;
import ishibashi.message.RecordId;
import ishibashi.message.Token;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** P4: what a bank learns of its vacancy is the same whether a doctor hides from it or is of no interest at all. */
class HiddenEmployerTest {
    private static final RecordId DOCTOR = new RecordId(new UUID(5, 5));
    private static final Token EMPLOYER = new Token("employer");

    @Property(tries = 100)
    void a_hidden_doctor_changes_nothing_that_the_employer_is_told(@ForAll long seed) {
        assertThat(told(seed, true)).isEqualTo(told(seed, false));
    }

    /** All vacancies are the employer's; the doctor hides from it, or wishes for another region and department than any of them. */
    private static Matched told(long seed, boolean hidden) {
        World world = new World();
        RandomPostings random = new RandomPostings(seed);
        for (int n = 0; n < 15; n++) {
            Posting.OfVacancy v = random.vacancy(random.id());
            world.put(new Posting.OfVacancy(v.id(), v.operatorOfRecord(), v.terms(), Set.of(EMPLOYER)));
            world.put(random.seeker(random.id()));
        }
        Posting.OfSeeker doctor = random.seeker(DOCTOR);
        world.put(
                hidden
                        ? new Posting.OfSeeker(DOCTOR, doctor.operatorOfRecord(), doctor.terms(), Set.of(EMPLOYER))
                        : elsewhere(doctor));
        return world.match(TODAY);
    }

    private static Posting.OfSeeker elsewhere(Posting.OfSeeker doctor) {
        return new Posting.OfSeeker(
                DOCTOR, doctor.operatorOfRecord(), Scenario.wishing(doctor.terms(), "47"), doctor.hiddenFrom());
    }
}
