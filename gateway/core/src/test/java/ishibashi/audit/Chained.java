package ishibashi.audit;

import ishibashi.message.Digest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** A chain as a store would hold it, to be spoilt by a test. */
final class Chained {
    private static final Instant NOON = Instant.parse("2026-08-20T03:00:00Z");

    final List<Stored> links = new ArrayList<>();
    final List<StoredHead> heads = new ArrayList<>();

    /** @param signed numbers under which a head is signed */
    Chained(int entries, List<Integer> signed) {
        Link last = Link.BEFORE_ALL;
        Tree tree = new Tree();
        for (int n = 1; n <= entries; n++) {
            Entry entry = entry(n);
            last = last.next(Link.leaf(EntryText.of(entry).toArray()));
            tree.add(last.leaf());
            links.add(stored(last, entry));
            if (signed.contains(n)) {
                heads.add(new StoredHead(
                        n, Optional.of(Head.of(last, tree, NOON.plusSeconds(n))), Optional.of(tree.kept())));
            }
        }
    }

    static Entry entry(int n) {
        SortedMap<String, String> details = new TreeMap<>(Map.of("n", Integer.toString(n)));
        return new Entry(new UUID(0, n), NOON.plusSeconds(n), "message-received", "bank-09", details);
    }

    private static Stored stored(Link link, Entry entry) {
        return new Stored(
                link.number(),
                Stored.Rule.LEAVES,
                entry.id(),
                link.leaf().hex(),
                link.hash().hex(),
                Optional.of(new Stored.Act(EntryText.of(entry), Optional.of(entry))));
    }

    Stored at(int number) {
        return links.get(number - 1);
    }

    void put(int number, Stored stored) {
        links.set(number - 1, stored);
    }

    static Stored renumbered(Stored of, long number) {
        return new Stored(number, of.rule(), of.entry(), of.leaf(), of.hash(), of.act());
    }

    static Stored with(Stored of, Digest leaf, Digest hash, Optional<Stored.Act> act) {
        return new Stored(of.number(), of.rule(), of.entry(), leaf.hex(), hash.hex(), act);
    }

    /** Reads links by number, and each head after the link of its number. */
    Optional<Finding> check() {
        AuditCheck check = new AuditCheck();
        List<StoredHead> left = new ArrayList<>(heads);
        for (Stored link : links) {
            check.link(link);
            left.removeIf(head -> {
                boolean here = head.number() <= link.number();
                if (here) {
                    check.head(head);
                }
                return here;
            });
        }
        left.forEach(check::head);
        return check.finding();
    }
}
