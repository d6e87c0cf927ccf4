package ishibashi.match;

import static ishibashi.match.RandomPostings.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.message.Matched;
import ishibashi.message.Posting;
import ishibashi.message.RecordId;
import ishibashi.message.Seeker;
import ishibashi.message.SeekerIdentity;
import ishibashi.message.Terms;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RulesTest {
    private final Ruleset ruleset = new Ruleset(World.TABLES);
    private final Naive naive = new Naive(World.TABLES);

    private static List<String> failed(Pair pair) {
        return HardRule.ALL.stream()
                .filter(rule -> !rule.holds().test(pair))
                .map(HardRule::name)
                .toList();
    }

    @Property(tries = 5000)
    void every_rule_says_what_a_naive_reckoning_says(@ForAll long seed) {
        RandomPostings random = new RandomPostings(seed);
        Posting.OfVacancy vacancy = random.vacancy(random.id());
        Posting.OfSeeker seeker = random.seeker(random.id());
        Pair pair = ruleset.pair(ruleset.offer(vacancy), ruleset.wish(seeker), TODAY.toEpochDay());
        assertThat(failed(pair)).isEqualTo(naive.failed(vacancy, seeker, TODAY));
        if (failed(pair).isEmpty()) {
            int score = naive.score(vacancy, seeker);
            assertThat(ruleset.score(vacancy, seeker, TODAY)).isEqualTo(score).isLessThanOrEqualTo(ruleset.maximum());
            assertThat(ruleset.explain(vacancy, seeker, TODAY).stream()
                            .mapToInt(Matched.Points::points)
                            .sum())
                    .isEqualTo(score);
        }
    }

    @Property(tries = 2000)
    void a_pair_that_fits_meets_in_every_facet(@ForAll long seed) {
        RandomPostings random = new RandomPostings(seed);
        Offer offer = ruleset.offer(random.vacancy(random.id()));
        Wish wish = ruleset.wish(random.seeker(random.id()));
        List<String> failed = failed(ruleset.pair(offer, wish, TODAY.toEpochDay()));
        for (Facet facet : ruleset.facets()) {
            boolean meets = Arrays.stream(facet.ofOffer().apply(offer))
                    .anyMatch(key -> Arrays.stream(facet.ofWish().apply(wish)).anyMatch(k -> k == key));
            assertThat(meets || failed.contains(facet.rule())).as(facet.rule()).isTrue();
        }
    }

    @Property(tries = 100)
    void a_pair_fits_from_both_sides_or_from_none_and_each_list_is_sorted_by_score(@ForAll long seed) {
        World world = new World();
        RandomPostings random = new RandomPostings(seed);
        for (int n = 0; n < 10; n++) {
            world.put(random.vacancy(random.id()));
            world.put(random.seeker(random.id()));
        }
        world.match(TODAY);
        Map<RecordId, List<Map.Entry<RecordId, Integer>>> told = world.tellings();
        told.forEach((own, list) -> {
            assertThat(list).extracting(Map.Entry::getValue).isSortedAccordingTo((a, b) -> b - a);
            list.forEach(other -> assertThat(told.getOrDefault(other.getKey(), List.of()))
                    .contains(Map.entry(own, other.getValue())));
        });
    }

    @Test
    void the_weight_of_a_shortage_area_is_a_tenth_of_the_maximum_at_most() {
        SoftRule shortage = SoftRule.ALL.stream()
                .filter(rule -> rule.name().equals("shortage-area"))
                .findFirst()
                .orElseThrow();
        assertThat(shortage.most() * 10).isLessThanOrEqualTo(ruleset.maximum());
    }

    @Property(tries = 2000)
    void it_never_puts_a_vacancy_before_the_same_in_a_region_that_is_wished_more(@ForAll long seed) {
        RandomPostings random = new RandomPostings(seed);
        Posting.OfVacancy vacancy = random.vacancy(random.id());
        Wish wish = ruleset.wish(random.seeker(random.id()));
        Pair more = pair(Changed.placed(vacancy, random.place()), wish);
        Pair less = pair(Changed.placed(vacancy, random.place()), wish);
        if (more.regionRank() >= 0 && less.regionRank() > more.regionRank()) {
            assertThat(Ruleset.points(more)).isGreaterThanOrEqualTo(Ruleset.points(less));
        }
    }

    @Property(tries = 2000)
    void more_pay_and_fewer_nights_never_lower_a_score(@ForAll long seed) {
        RandomPostings random = new RandomPostings(seed);
        Posting.OfVacancy vacancy = Changed.paid(random.vacancy(random.id()), 9_000_000);
        Wish wish = ruleset.wish(random.seeker(random.id()));
        for (int nights = 8; nights >= 0; nights--) {
            int before = ruleset.score(pair(Changed.nights(vacancy, nights + 1), wish));
            assertThat(ruleset.score(pair(Changed.nights(vacancy, nights), wish)))
                    .isGreaterThanOrEqualTo(before);
        }
        assertThat(ruleset.score(pair(Changed.paid(vacancy, 15_000_000), wish)))
                .isGreaterThanOrEqualTo(ruleset.score(pair(vacancy, wish)));
    }

    @Property(tries = 2000)
    void remote_support_turns_a_conditional_yes_to_nights_into_a_yes_and_nothing_else(@ForAll long seed) {
        RandomPostings random = new RandomPostings(seed);
        Posting.OfVacancy alone = Changed.nights(random.vacancy(random.id()), 6);
        Posting.OfSeeker seeker = random.seeker(random.id());
        Wish wish = ruleset.wish(seeker);
        List<String> without = failed(pair(Changed.supported(alone, false), wish));
        List<String> with = failed(pair(Changed.supported(alone, true), wish));
        boolean conditional = seeker.terms().nightDuty() == Terms.Stance.LIMITED;
        assertThat(without.contains("night-duty") && !with.contains("night-duty"))
                .isEqualTo(conditional);
        assertThat(with)
                .isEqualTo(
                        conditional
                                ? without.stream()
                                        .filter(rule -> !rule.equals("night-duty"))
                                        .toList()
                                : without);
    }

    private Pair pair(Posting.OfVacancy vacancy, Wish wish) {
        return ruleset.pair(ruleset.offer(vacancy), wish, TODAY.toEpochDay());
    }

    @Test
    void age_sex_and_name_cannot_matter_since_no_posting_holds_them() {
        List<String> held = Stream.concat(
                        Arrays.stream(Seeker.class.getRecordComponents()),
                        Arrays.stream(Posting.OfSeeker.class.getRecordComponents()))
                .map(RecordComponent::getName)
                .toList();
        assertThat(held).doesNotContain("name", "kana", "sex", "birthDate", "licenceNumber", "age");
        assertThat(SeekerIdentity.class.getRecordComponents())
                .extracting(RecordComponent::getName)
                .contains("name", "sex", "birthDate");
    }
}
