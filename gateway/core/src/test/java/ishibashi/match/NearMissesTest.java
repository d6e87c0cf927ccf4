package ishibashi.match;

import static ishibashi.match.RandomPostings.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.message.Matched;
import ishibashi.message.Matched.NearMiss;
import ishibashi.message.Posting;
import ishibashi.message.RecordId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class NearMissesTest {
    private record Missed(Posting.OfVacancy vacancy, Posting.OfSeeker seeker, NearMiss miss) {}

    private static List<Missed> missed(World world) {
        List<Missed> missed = new ArrayList<>();
        for (Matched.ForRecipient result : world.match(TODAY).results()) {
            if (result instanceof Matched.Candidates(var recipient, List<Matched.Ranking> rankings)) {
                for (Matched.Ranking ranking : rankings) {
                    assertThat(ranking.nearMisses()).hasSizeLessThanOrEqualTo(3);
                    ranking.nearMisses().forEach(m -> missed.add(missed(world, ranking.own(), m)));
                }
            }
            if (result instanceof Matched.Matches(var recipient, List<Matched.Ranking> rankings)) {
                assertThat(rankings).allSatisfy(r -> assertThat(r.nearMisses()).isEmpty());
            }
        }
        return missed;
    }

    private static Missed missed(World world, RecordId own, NearMiss miss) {
        return new Missed(
                (Posting.OfVacancy) java.util.Objects.requireNonNull(world.postings.get(own)),
                (Posting.OfSeeker) java.util.Objects.requireNonNull(world.postings.get(miss.other())),
                miss);
    }

    private static World world(long seed) {
        World world = new World();
        RandomPostings random = new RandomPostings(seed);
        for (int n = 0; n < 40; n++) {
            world.put(random.vacancy(random.id()));
            world.put(random.seeker(random.id()));
        }
        return world;
    }

    @Property(tries = 60)
    void exactly_the_rule_that_is_named_fails_and_the_change_that_is_told_mends_it(@ForAll long seed) {
        World world = world(seed);
        for (Missed m : missed(world)) {
            assertThat(world.naive.failed(m.vacancy(), m.seeker(), TODAY))
                    .containsExactly(m.miss().failedRule());
            assertThat(m.miss().failedRule()).isNotIn("hidden-employer", "consent-scope", "workplace-kind");
            Posting.OfVacancy advised =
                    Changed.advised(m.vacancy(), m.miss().field(), m.miss().to());
            assertThat(world.naive.failed(advised, m.seeker(), TODAY))
                    .as(m.miss().toString())
                    .isEmpty();
            assertThat(m.miss().ja()).isNotBlank();
            assertThat(m.miss().en()).isNotBlank();
        }
    }

    @Property(tries = 60)
    void a_date_that_is_told_is_a_months_first_or_last_so_that_it_shows_no_day_of_the_seeker(@ForAll long seed) {
        for (Missed m : missed(world(seed))) {
            switch (m.miss().field()) {
                case "startDate" ->
                    assertThat(LocalDate.parse(m.miss().to()).getDayOfMonth()).isEqualTo(1);
                case "period.end" ->
                    assertThat(LocalDate.parse(m.miss().to()).plusDays(1).getDayOfMonth())
                            .isEqualTo(1);
                case "departments" ->
                    assertThat(World.TABLES.widest(m.miss().to()))
                            .isEqualTo(m.miss().to());
                case "workplace" -> assertThat(m.miss().to()).matches("[0-9]{2}");
                default -> {}
            }
        }
    }

    @Test
    void every_rule_that_a_vacancy_can_mend_is_told_sooner_or_later() {
        Set<String> rules = new HashSet<>();
        for (long seed = 0; seed < 60; seed++) {
            missed(world(seed)).forEach(m -> rules.add(m.miss().failedRule()));
        }
        assertThat(rules)
                .containsExactlyInAnyOrder(
                        "night-duty", "start", "period", "days", "employment", "department", "region");
    }
}
