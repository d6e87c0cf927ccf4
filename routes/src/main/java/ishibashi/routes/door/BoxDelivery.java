package ishibashi.routes.door;

import ishibashi.deliver.Outbox;
import ishibashi.message.MemberId;
import ishibashi.trust.Directory;
import ishibashi.trust.Member;
import ishibashi.trust.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Results in {@code out/}. Acknowledged is what was moved to {@code out/done/}, or deleted after we had written and synced it
 * and while the box's own note of that stands (rulings 28). What was acknowledged elsewhere is taken away.
 */
public final class BoxDelivery {
    private static final String WAY = "drop";
    private static final int AT_ONCE = 100;

    /** Rounds after which all notes are compared with the outbox, for what was acknowledged through another gateway. */
    private static final int COMPARED_AFTER = 30;

    private final DropBoxSettings settings;
    private final Directory directory;
    private final Outbox outbox;
    private final BoxPurge purge;
    private final Consumer<MemberId> acknowledged;
    private final Map<MemberId, BoxNotes> notes = new HashMap<>();
    private final Set<MemberId> toCompare = ConcurrentHashMap.newKeySet();
    private int round;

    /** @param acknowledged hears who has acknowledged something here */
    public BoxDelivery(
            DropBoxSettings settings,
            Directory directory,
            Outbox outbox,
            Clock clock,
            Consumer<MemberId> acknowledged) {
        this.settings = settings;
        this.directory = directory;
        this.outbox = outbox;
        this.purge = new BoxPurge(settings.kept(), clock);
        this.acknowledged = acknowledged;
    }

    /** The member has acknowledged by another way: what stands in its box can go. */
    public void acknowledgedElsewhere(MemberId member) {
        toCompare.add(member);
    }

    /** One round over all boxes. */
    public void deliver() throws IOException {
        Set<MemberId> waiting = outbox.recipientsNotYetOn(WAY);
        boolean purging = purge.isDue();
        boolean comparing = round++ % COMPARED_AFTER == 0;
        for (Member member : directory.members()) {
            Box box = new Box(member.id(), settings.root());
            if (Box.isFolder(box.out())) {
                BoxNotes shown = shown(box);
                settle(box, shown);
                if (toCompare.remove(member.id()) || comparing) {
                    takeAway(box, shown);
                }
                if (waiting.contains(member.id()) && member.active()) {
                    write(box, shown);
                }
                if (purging) {
                    purge.purge(box);
                }
            }
        }
    }

    /** Without our notes, or with another folder than the one they speak of, nothing counts as shown and all comes again. */
    private BoxNotes shown(Box box) throws IOException {
        BoxNotes known = notes.get(box.member());
        if (known == null || !known.stand()) {
            known = new BoxNotes(box);
            if (!known.stand()) {
                known.begin();
                outbox.forgetShown(WAY, box.member());
            }
            notes.put(box.member(), known);
        }
        return known;
    }

    private void write(Box box, BoxNotes shown) throws IOException {
        for (Outbox.Waiting result : outbox.notYetOn(WAY, box.member(), AT_ONCE)) {
            Path file = box.out().resolve(result.filename());
            if (!Box.isThere(file)) {
                WholeFile.write(file, result.body().toArray());
            }
            shown.note(result.filename(), result.id());
            outbox.shownOn(WAY, result.id());
        }
    }

    private void settle(Box box, BoxNotes shown) throws IOException {
        if (shown.names().isEmpty()) {
            return;
        }
        Set<String> gone = new HashSet<>(shown.names());
        for (Path entry : Box.entries(box.out())) {
            gone.remove(Box.name(entry));
        }
        if (gone.isEmpty() || !shown.stand()) {
            return;
        }
        if (outbox.acknowledge(box.member(), gone.stream().map(shown::id).toList(), WAY) > 0) {
            acknowledged.accept(box.member());
        }
        for (String name : gone) {
            shown.forget(name);
        }
    }

    private void takeAway(Box box, BoxNotes shown) throws IOException {
        Set<UUID> waiting = outbox.stillWaiting(shown.ids());
        for (String name : List.copyOf(shown.names())) {
            if (!waiting.contains(shown.id(name))) {
                Files.deleteIfExists(box.out().resolve(name));
                shown.forget(name);
            }
        }
    }
}
