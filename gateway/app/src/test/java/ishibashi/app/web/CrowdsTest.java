package ishibashi.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.message.MemberId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** security §3.5: 64 connections a member, 256 an address; §3.6: a suspended member is out, also where it is connected. */
class CrowdsTest {
    private record Line(int number, String address, String member) {}

    private final Set<Line> open = new LinkedHashSet<>();
    private final List<Line> closed = new ArrayList<>();
    private final Set<String> active = new HashSet<>(Set.of("bank-01", "bank-13"));
    private final Crowds<Line> crowds = new Crowds<>(
            () -> Set.copyOf(open),
            Line::address,
            line -> Optional.of(line.member()).filter(active::contains).map(MemberId::new),
            closed::add);

    @Test
    void of_a_member_the_youngest_beyond_sixty_four_are_closed() {
        List<Line> first = connect(60, "192.0.2.1", "bank-01");
        crowds.sweep();
        connect(60, "192.0.2.2", "bank-13");
        List<Line> later = connect(5, "192.0.2.3", "bank-01");
        crowds.sweep();
        assertThat(closed).hasSize(1).isSubsetOf(later).doesNotContainAnyElementsOf(first);
    }

    @Test
    void of_an_address_the_youngest_beyond_two_hundred_and_fifty_six_are_closed_whoever_they_are() {
        connect(256, "192.0.2.1", "a stranger");
        connect(10, "192.0.2.2", "a stranger");
        crowds.sweep();
        assertThat(closed).isEmpty();
        List<Line> later = connect(3, "192.0.2.1", "bank-01");
        crowds.sweep();
        assertThat(closed).containsExactlyInAnyOrderElementsOf(later);
    }

    @Test
    void when_some_have_left_others_may_come() {
        List<Line> first = connect(64, "192.0.2.1", "bank-01");
        crowds.sweep();
        first.subList(0, 10).forEach(open::remove);
        connect(10, "192.0.2.1", "bank-01");
        crowds.sweep();
        assertThat(closed).isEmpty();
    }

    @Test
    void those_of_a_suspended_member_are_closed_and_a_stranger_is_told_nothing_by_it() {
        List<Line> member = connect(2, "192.0.2.1", "bank-01");
        connect(2, "192.0.2.1", "bank-13");
        connect(2, "192.0.2.1", "a stranger");
        crowds.sweep();
        active.remove("bank-01");
        crowds.sweep();
        assertThat(closed).containsExactlyInAnyOrderElementsOf(member);
    }

    private List<Line> connect(int many, String address, String member) {
        List<Line> lines = new ArrayList<>();
        for (int n = 0; n < many; n++) {
            lines.add(new Line(open.size() + lines.size(), address, member));
        }
        open.addAll(lines);
        return lines;
    }
}
