package ishibashi.audit;

import ishibashi.message.Digest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the chain from its first link on and says the first that is wrong and how. Links come in the order of their numbers, each head
 * after the link of its number. It keeps nothing of what it has read but the newest link and the tree's peaks.
 */
public final class AuditCheck {
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    private final Tree tree = new Tree();
    private Link last = Link.BEFORE_ALL;
    private long vouched;
    private Optional<Suspect> suspect = Optional.empty();
    private Optional<Finding> finding = Optional.empty();

    /**
     * A place that is wrong; what comes later may tell how.
     *
     * @param hash stored there, empty if nothing is
     * @param leaf of the act that stands there, empty if it is the right one
     * @param otherwise what it is if nothing later explains it
     */
    private record Suspect(long number, Optional<String> hash, Optional<Digest> leaf, Finding otherwise) {}

    public void link(Stored stored) {
        if (finding.isPresent()) {
            return;
        }
        if (suspect.isPresent()) {
            seek(suspect.get(), stored);
            return;
        }
        suspect = suspicion(stored);
        if (suspect.isPresent()) {
            seek(suspect.get(), stored);
        } else {
            last = new Link(stored.number(), new Digest(stored.leaf()), new Digest(stored.hash()));
            tree.add(last.leaf());
        }
    }

    /** A head, after the link of its number and before the next one; one beyond all links at the end. */
    public void head(StoredHead head) {
        if (finding.isEmpty() && suspect.isEmpty()) {
            finding = against(head);
        }
    }

    private Optional<Finding> against(StoredHead head) {
        if (head.signed().filter(s -> s.number() == head.number()).isEmpty()) {
            return Optional.of(new Finding.HeadForged(head.number()));
        }
        if (head.number() > last.number()) {
            return Optional.of(new Finding.Cut(last.number() + 1, head.number()));
        }
        Head signed = head.signed().get();
        if (!signed.hash().equals(last.hash())
                || signed.root().filter(root -> !root.equals(tree.root())).isPresent()) {
            return Optional.of(new Finding.Rewritten(vouched + 1, head.number()));
        }
        vouched = head.number();
        return head.peaks()
                .filter(peaks -> !peaks.equals(tree.kept()))
                .<Finding>map(peaks -> new Finding.HeadForged(vouched));
    }

    /** The first that is wrong, once all was read. */
    public Optional<Finding> finding() {
        return finding.or(() -> suspect.map(Suspect::otherwise));
    }

    /** How many links are good, one after the other from the first. */
    public long good() {
        return last.number();
    }

    private Optional<Suspect> suspicion(Stored stored) {
        long number = last.number() + 1;
        if (stored.number() != number) {
            return Optional.of(new Suspect(
                    number, Optional.empty(), Optional.empty(), new Finding.Missing(number, Optional.empty())));
        }
        if (stored.act().isEmpty()) {
            return Optional.of(new Suspect(
                    number,
                    Optional.empty(),
                    Optional.empty(),
                    new Finding.Missing(number, Optional.of(stored.entry()))));
        }
        boolean follows = follows(stored, stored.hash());
        return switch (stored.rule()) {
            case LINES -> follows && stored.leaf().equals(stored.hash()) ? Optional.empty() : changed(stored, number);
            case LEAVES -> leaves(stored, stored.act().get(), follows);
        };
    }

    private static Optional<Suspect> changed(Stored stored, long number) {
        return Optional.of(new Suspect(
                number, Optional.of(stored.hash()), Optional.empty(), new Finding.Changed(number, stored.entry())));
    }

    private Optional<Suspect> leaves(Stored stored, Stored.Act act, boolean follows) {
        Digest leaf = Link.leaf(act.text().toArray());
        if (!leaf.hex().equals(stored.leaf())) {
            return Optional.of(new Suspect(
                    stored.number(),
                    Optional.of(stored.hash()),
                    Optional.of(leaf),
                    new Finding.Changed(stored.number(), stored.entry())));
        }
        if (!follows) {
            return Optional.of(new Suspect(
                    stored.number(),
                    Optional.of(stored.hash()),
                    Optional.empty(),
                    new Finding.Unfollowed(stored.number(), stored.entry())));
        }
        return shows(stored, act) ? Optional.empty() : changed(stored, stored.number());
    }

    private static boolean shows(Stored stored, Stored.Act act) {
        return act.shown()
                .filter(entry -> entry.id().equals(stored.entry()))
                .map(EntryText::of)
                .filter(act.text()::equals)
                .isPresent();
    }

    /** Whether this row is what the suspicious place lacks, or holds what stands there. */
    private void seek(Suspect at, Stored stored) {
        boolean explains = stored.number() != at.number()
                && (follows(stored, stored.hash())
                        || at.hash().filter(hash -> follows(stored, hash)).isPresent()
                        || at.leaf()
                                .map(Digest::hex)
                                .filter(stored.leaf()::equals)
                                .isPresent());
        if (explains) {
            finding = Optional.of(new Finding.Reordered(at.number(), stored.number()));
        }
    }

    /** Whether that hash is the one of this entry after the last good link. */
    private boolean follows(Stored stored, String hash) {
        return switch (stored.rule()) {
            case LINES ->
                stored.act()
                        .map(act -> Digest.of(lines(act)).hex())
                        .filter(hash::equals)
                        .isPresent();
            case LEAVES ->
                DIGEST.matcher(stored.leaf()).matches()
                        && last.next(new Digest(stored.leaf())).hash().hex().equals(hash);
        };
    }

    private byte[] lines(Stored.Act act) {
        byte[] before = (last.hash().hex() + "\n").getBytes(StandardCharsets.US_ASCII);
        byte[] text = act.text().toArray();
        byte[] all = java.util.Arrays.copyOf(before, before.length + text.length);
        System.arraycopy(text, 0, all, before.length, text.length);
        return all;
    }
}
