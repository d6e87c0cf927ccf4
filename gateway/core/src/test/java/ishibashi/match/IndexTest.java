package ishibashi.match;

import static ishibashi.match.RandomPostings.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.message.Matched;
import ishibashi.message.Posting;
import ishibashi.message.RecordId;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class IndexTest {
    @Property(tries = 60)
    void what_is_told_is_what_a_scan_over_everything_finds_whatever_comes_changes_and_leaves(@ForAll long seed) {
        World world = new World();
        RandomPostings random = new RandomPostings(seed);
        for (int chunk = 0; chunk < 8; chunk++) {
            int rows = 1 + random.below(40);
            for (int row = 0; row < rows; row++) {
                step(world, random);
            }
            if (random.below(5) == 0) {
                world.matchUntold(TODAY);
            }
            world.match(TODAY);
            var scanned = world.scanned(TODAY);
            world.tellings().forEach((own, told) -> assertThat(told).isEqualTo(scanned.get(own)));
            if (random.below(4) == 0) {
                world.restart();
            }
        }
    }

    private static void step(World world, RandomPostings random) {
        List<Posting> known = List.copyOf(world.postings.values());
        int what = known.isEmpty() ? 0 : random.below(10);
        if (what < 6) {
            world.put(random.below(2) == 0 ? random.vacancy(random.id()) : random.seeker(random.id()));
        } else {
            Posting one = known.get(random.below(known.size()));
            if (what == 6) {
                world.remove(one.id());
            } else {
                switch (one) {
                    case Posting.OfVacancy v -> world.put(random.vacancy(v.id()));
                    case Posting.OfSeeker s -> world.put(random.seeker(s.id()));
                }
            }
        }
    }

    @Test
    void nothing_is_told_twice() {
        World world = new World();
        RandomPostings random = new RandomPostings(7);
        for (int n = 0; n < 80; n++) {
            world.put(random.vacancy(random.id()));
            world.put(random.seeker(random.id()));
        }
        assertThat(world.match(TODAY).results()).isNotEmpty();
        List<RecordId> all = List.copyOf(world.postings.keySet());
        assertThat(world.again(all, TODAY).results())
                .allSatisfy(result -> assertThat(result).isInstanceOf(Matched.Notice.class));
    }

    @Test
    void a_task_that_is_done_again_after_a_restart_tells_the_same() {
        World world = new World();
        RandomPostings random = new RandomPostings(11);
        for (int n = 0; n < 80; n++) {
            world.put(random.vacancy(random.id()));
            world.put(random.seeker(random.id()));
        }
        List<RecordId> changed = List.copyOf(world.postings.keySet());
        Matched first = world.matchUntold(TODAY);
        world.restart();
        assertThat(world.again(changed, TODAY)).isEqualTo(first);
    }

    @Test
    void a_vacancy_that_has_expired_overnight_is_in_no_list_that_is_told_on_the_next_day() {
        World world = new World();
        RandomPostings random = new RandomPostings(13);
        for (int n = 0; n < 80; n++) {
            world.put(random.vacancy(random.id()));
            world.put(random.seeker(random.id()));
        }
        world.match(TODAY);
        world.match(TODAY.plusDays(120));
        assertThat(world.tellings()).isEqualTo(world.scanned(TODAY.plusDays(120)));
    }
}
