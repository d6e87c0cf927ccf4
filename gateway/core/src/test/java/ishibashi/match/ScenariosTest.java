package ishibashi.match;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.message.Matched;
import ishibashi.message.RecordId;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The pairs of the source slides (domain §5), as far as rank, exclusion and notice go (rulings 39). */
class ScenariosTest {
    @Test
    void succession_is_shown_to_both_coordinators_and_never_notified() throws IOException {
        play("succession");
    }

    @Test
    void rural_is_first_among_equals_and_absent_for_who_excluded_the_region() throws IOException {
        play("rural");
    }

    @Test
    void board_is_a_site_that_trains_the_field_in_the_new_home_from_the_day_of_moving() throws IOException {
        play("board");
    }

    @Test
    void family_has_no_night_duty_or_a_supported_one_and_childcare_counts() throws IOException {
        play("family");
    }

    @Test
    void senior_fits_in_the_whole_period_and_as_well_as_the_young() throws IOException {
        play("senior");
    }

    @Test
    void spot_hits_the_calendar_and_is_notified() throws IOException {
        play("spot");
    }

    @Test
    void urgent_leave_reaches_the_narrower_department_first_and_bars_no_wider_one() throws IOException {
        play("urgent-leave");
    }

    @Test
    void phone_seeker_and_phone_facility_find_each_other_near_the_maximum() throws IOException {
        play("phone");
    }

    private static void play(String name) throws IOException {
        Scenario scenario = Scenario.of(name);
        World world = new World();
        scenario.vacancies().values().forEach(world::put);
        scenario.seekers().values().forEach(world::put);
        Told told = Told.of(world.match(Scenario.TODAY), scenario.names());

        JsonNode expect = scenario.expect();
        expect.path("candidates")
                .properties()
                .forEach(e -> same(told.order(e.getKey()), expect, "candidates", e.getKey()));
        expect.path("matches").properties().forEach(e -> same(told.order(e.getKey()), expect, "matches", e.getKey()));
        assertThat(told.notices).isEqualTo(lists(expect.path("notices")));
        expect.path("barred").properties().forEach(v -> v.getValue()
                .properties()
                .forEach(s -> assertThat(failed(scenario, v.getKey(), s.getKey()))
                        .containsExactly(s.getValue().asString())));
        expect.path("equal").properties().forEach(v -> assertThat(v.getValue())
                .extracting(s -> told.scored(v.getKey(), s.asString()).score())
                .containsOnly(
                        told.best.getOrDefault(v.getKey(), List.of()).getFirst().score()));
        expect.path("explained").properties().forEach(s -> s.getValue()
                .properties()
                .forEach(v -> assertThat(told.scored(s.getKey(), v.getKey()).rules())
                        .extracting(Matched.Points::rule)
                        .contains(v.getValue().asString())));
        told.best.values().forEach(best -> assertThat(best).allSatisfy(s -> assertThat(s.score())
                .isGreaterThanOrEqualTo(expect.path("least").asInt(0))));
    }

    /** Equals may stand in either order: their rank is a matter of random ids. */
    private static void same(List<String> order, JsonNode expect, String what, String own) {
        List<String> expected = Scenario.list(expect.path(what), own);
        if (expect.path("equal").has(own)) {
            assertThat(order).containsExactlyInAnyOrderElementsOf(expected);
        } else {
            assertThat(order).containsExactlyElementsOf(expected);
        }
    }

    private static Map<String, List<String>> lists(JsonNode node) {
        Map<String, List<String>> lists = new HashMap<>();
        node.properties()
                .forEach(e -> lists.put(
                        e.getKey(),
                        Scenario.list(node, e.getKey()).stream().sorted().toList()));
        return lists;
    }

    private static List<String> failed(Scenario scenario, String vacancy, String seeker) {
        Ruleset ruleset = new Ruleset(World.TABLES);
        Pair pair = ruleset.pair(
                ruleset.offer(
                        java.util.Objects.requireNonNull(scenario.vacancies().get(vacancy))),
                ruleset.wish(java.util.Objects.requireNonNull(scenario.seekers().get(seeker))),
                Scenario.TODAY.toEpochDay());
        return HardRule.ALL.stream()
                .filter(rule -> !rule.holds().test(pair))
                .map(HardRule::name)
                .toList();
    }

    /** What was told, by name. */
    private record Told(
            Map<String, List<Matched.Scored>> best, Map<String, List<String>> notices, Map<RecordId, String> names) {
        static Told of(Matched matched, Map<RecordId, String> names) {
            Told told = new Told(new LinkedHashMap<>(), new HashMap<>(), names);
            for (Matched.ForRecipient result : matched.results()) {
                switch (result) {
                    case Matched.Candidates c -> c.rankings().forEach(told::add);
                    case Matched.Matches m -> m.rankings().forEach(told::add);
                    case Matched.Notice n ->
                        told.notices.put(
                                told.name(n.vacancy()),
                                n.seekers().stream()
                                        .map(s -> told.name(s.other()))
                                        .sorted()
                                        .toList());
                }
            }
            return told;
        }

        private void add(Matched.Ranking ranking) {
            best.put(name(ranking.own()), ranking.best());
        }

        private String name(RecordId id) {
            return names.getOrDefault(id, "?");
        }

        List<String> order(String own) {
            return best.getOrDefault(own, List.of()).stream()
                    .map(s -> name(s.other()))
                    .toList();
        }

        Matched.Scored scored(String own, String other) {
            return best.getOrDefault(own, List.of()).stream()
                    .filter(s -> name(s.other()).equals(other))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
