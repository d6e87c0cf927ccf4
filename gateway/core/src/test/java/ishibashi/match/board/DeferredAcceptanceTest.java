package ishibashi.match.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Domain §4 M3: what we allocate is what published programs and papers do. */
class DeferredAcceptanceTest {
    @Test
    void a_thousand_instances_go_as_in_the_library_matching() {
        assertSolved(Instances.of("matching-1.4.jsonl"), 1_000);
    }

    @Test
    void three_hundred_with_regional_caps_go_as_the_paper_reads() {
        assertSolved(Instances.of("flexible-naive.jsonl"), 300);
    }

    @Test
    void the_example_of_kamada_and_kojima_leaves_no_place_empty() {
        Instances.Solved example = Instances.solved(Instances.text("kamada-kojima-1.json"));
        DeferredAcceptance.Outcome outcome = new DeferredAcceptance(example.instance()).run();
        assertThat(outcome.hospitals()).isEqualTo(example.matching());
        assertThat(outcome.full()).containsExactly("r");
    }

    @Test
    void without_caps_no_doctor_and_hospital_would_rather_have_each_other() {
        assertThat(Instances.of("matching-1.4.jsonl")).allSatisfy(solved -> assertThat(blocking(
                        solved.instance(),
                        new DeferredAcceptance(solved.instance()).run().hospitals()))
                .isEmpty());
    }

    @Test
    void no_cap_and_no_capacity_is_ever_broken() {
        assertThat(Instances.of("flexible-naive.jsonl")).allSatisfy(solved -> {
            Map<String, String> matching =
                    new DeferredAcceptance(solved.instance()).run().hospitals();
            Instance instance = solved.instance();
            instance.capacities().forEach((hospital, places) -> assertThat(count(matching, Set.of(hospital)))
                    .isLessThanOrEqualTo(places));
            Instance.Regional regional = instance.regional().orElseThrow();
            regional.order().forEach((region, hospitals) -> assertThat(count(matching, Set.copyOf(hospitals)))
                    .isLessThanOrEqualTo(regional.cap().getOrDefault(region, 0)));
        });
    }

    private static void assertSolved(Stream<Instances.Solved> all, int many) {
        List<Instances.Solved> list = all.toList();
        assertThat(list).hasSize(many).allSatisfy(solved -> assertThat(
                        new DeferredAcceptance(solved.instance()).run().hospitals())
                .isEqualTo(solved.matching()));
    }

    private static long count(Map<String, String> matching, Set<String> hospitals) {
        return matching.values().stream().filter(hospitals::contains).count();
    }

    /** Pairs of whom each prefers the other to what it has, by looking at all of them. */
    private static List<String> blocking(Instance instance, Map<String, String> matching) {
        return instance.doctors().entrySet().stream()
                .flatMap(e -> better(e.getValue(), Optional.ofNullable(matching.get(e.getKey()))).stream()
                        .filter(hospital -> wants(instance, matching, hospital, e.getKey()))
                        .map(hospital -> e.getKey() + " and " + hospital))
                .toList();
    }

    private static List<String> better(List<String> list, Optional<String> than) {
        int at = than.map(list::indexOf).orElse(-1);
        return at < 0 ? list : list.subList(0, at);
    }

    private static boolean wants(Instance instance, Map<String, String> matching, String hospital, String doctor) {
        List<String> list = instance.hospitals().getOrDefault(hospital, List.of());
        List<Integer> held = matching.entrySet().stream()
                .filter(e -> e.getValue().equals(hospital))
                .map(e -> list.indexOf(e.getKey()))
                .toList();
        int rank = list.indexOf(doctor);
        return rank >= 0
                && (held.size() < instance.capacities().getOrDefault(hospital, 0)
                        || held.stream().anyMatch(other -> other > rank));
    }
}
