package ishibashi.audit;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.message.Digest;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** One spoilt place anywhere in a chain of any length, with heads anywhere, is named by its number. */
class AuditCheckProperties {
    static final int MOST = 40;

    @Property(tries = 200)
    void nothing_is_found_where_nothing_was_done(
            @ForAll @IntRange(max = MOST) int entries, @ForAll List<@IntRange(min = 1, max = MOST) Integer> signed) {
        assertThat(new Chained(entries, signed).check()).isEmpty();
    }

    @Property(tries = 200)
    void a_changed_act_is_named(
            @ForAll @IntRange(min = 1, max = MOST) int entries,
            @ForAll List<@IntRange(min = 1, max = MOST) Integer> signed,
            @ForAll @IntRange(max = MOST) int any) {
        int bad = 1 + any % entries;
        Chained chained = new Chained(entries, signed);
        Entry other = Chained.entry(entries + 1);
        Stored stored = chained.at(bad);
        chained.put(
                bad,
                Chained.with(
                        stored,
                        new Digest(stored.leaf()),
                        new Digest(stored.hash()),
                        Optional.of(new Stored.Act(EntryText.of(other), Optional.of(other)))));
        assertThat(chained.check()).contains(new Finding.Changed(bad, stored.entry()));
    }

    @Property(tries = 200)
    void a_link_that_was_taken_out_is_named(
            @ForAll @IntRange(min = 2, max = MOST) int entries,
            @ForAll List<@IntRange(min = 1, max = MOST) Integer> signed,
            @ForAll @IntRange(max = MOST) int any) {
        int bad = 1 + any % (entries - 1);
        Chained chained = new Chained(entries, signed);
        chained.links.remove(bad - 1);
        assertThat(chained.check()).contains(new Finding.Missing(bad, Optional.empty()));
    }

    @Property(tries = 200)
    void two_that_changed_places_are_named_by_the_first(
            @ForAll @IntRange(min = 2, max = MOST) int entries,
            @ForAll List<@IntRange(min = 1, max = MOST) Integer> signed,
            @ForAll @IntRange(max = MOST) int one,
            @ForAll @IntRange(min = 1, max = MOST) int more) {
        int first = 1 + one % (entries - 1);
        int second = first + 1 + more % (entries - first);
        Chained chained = new Chained(entries, signed);
        Stored kept = chained.at(first);
        chained.put(first, Chained.renumbered(chained.at(second), first));
        chained.put(second, Chained.renumbered(kept, second));
        assertThat(chained.check()).contains(new Finding.Reordered(first, second));
    }

    @Property(tries = 200)
    void whatever_is_cut_below_a_head_is_named(
            @ForAll @IntRange(min = 1, max = MOST) int entries, @ForAll @IntRange(max = MOST) int any) {
        int left = any % entries;
        Chained chained = new Chained(entries, List.of(entries));
        chained.links.subList(left, entries).clear();
        assertThat(chained.check()).contains(new Finding.Cut(left + 1, entries));
    }

    @Property(tries = 200)
    void a_tail_that_was_chained_anew_is_not_what_the_head_signed(
            @ForAll @IntRange(min = 3, max = MOST) int entries, @ForAll @IntRange(max = MOST) int any) {
        int from = 2 + any % (entries - 1);
        Chained chained = new Chained(entries, List.of(from - 1, entries));
        Link last = new Link(
                from - 1,
                new Digest(chained.at(from - 1).leaf()),
                new Digest(chained.at(from - 1).hash()));
        for (int n = from; n <= entries; n++) {
            Entry lie = Chained.entry(n + MOST);
            last = last.next(Link.leaf(EntryText.of(lie).toArray()));
            chained.put(
                    n,
                    new Stored(
                            n,
                            Stored.Rule.LEAVES,
                            lie.id(),
                            last.leaf().hex(),
                            last.hash().hex(),
                            Optional.of(new Stored.Act(EntryText.of(lie), Optional.of(lie)))));
        }
        assertThat(chained.check()).contains(new Finding.Rewritten(from, entries));
    }

    @Property(tries = 100)
    void a_head_over_another_tree_does_not_vouch(@ForAll @IntRange(min = 1, max = MOST) int entries) {
        Chained chained = new Chained(entries, List.of(entries));
        Head head = chained.heads.getFirst().signed().orElseThrow();
        Head other = new Head(head.number(), head.hash(), Optional.of(head.hash()), head.at());
        chained.heads.set(0, new StoredHead(entries, Optional.of(other), Optional.empty()));
        assertThat(chained.check()).contains(new Finding.Rewritten(1, entries));
    }

    @Property(tries = 100)
    void a_head_reads_as_it_was_signed(@ForAll @IntRange(min = 1, max = MOST) int entries) {
        Head head =
                new Chained(entries, List.of(entries)).heads.getFirst().signed().orElseThrow();
        assertThat(Head.read(head.text().toArray())).contains(head);
    }
}
