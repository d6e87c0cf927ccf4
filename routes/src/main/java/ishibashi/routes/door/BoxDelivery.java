package ishibashi.routes.door;

import ishibashi.deliver.Outbox;
import ishibashi.message.MemberId;
import ishibashi.trust.Directory;
import ishibashi.trust.Member;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Results in {@code out/}. Acknowledged is what was moved to {@code out/done/}, or deleted after we had written and synced it
 * and while the box's own note of that stands (rulings 28). What was acknowledged elsewhere is taken away.
 */
public final class BoxDelivery {
    private static final String WAY = "drop";
    private static final int AT_ONCE = 100;

    private final DropBoxSettings settings;
    private final Directory directory;
    private final Outbox outbox;
    private final Clock clock;

    public BoxDelivery(DropBoxSettings settings, Directory directory, Outbox outbox, Clock clock) {
        this.settings = settings;
        this.directory = directory;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** One round over all boxes. */
    public void deliver() throws IOException {
        Set<MemberId> waiting = outbox.recipientsNotYetOn(WAY);
        for (Member member : directory.members()) {
            Box box = new Box(member.id(), settings.root());
            if (Files.isDirectory(box.out())) {
                lookedAt(box);
                if (waiting.contains(member.id()) && member.active()) {
                    write(box);
                }
                purge(box);
            }
        }
    }

    private void write(Box box) throws IOException {
        Files.createDirectories(box.shown());
        for (Outbox.Waiting result : outbox.notYetOn(WAY, box.member(), AT_ONCE)) {
            Path file = box.out().resolve(result.filename());
            if (!Files.exists(file)) {
                Box.write(file, result.body().toArray());
            }
            Box.write(
                    box.shown().resolve(result.filename()),
                    result.id().toString().getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            outbox.shownOn(WAY, result.id());
        }
    }

    private void lookedAt(Box box) throws IOException {
        if (!Files.isDirectory(box.shown())) {
            outbox.forgetShown(WAY, box.member());
            Files.createDirectories(box.shown());
            return;
        }
        Map<String, UUID> noted = new HashMap<>();
        for (Path note : Box.files(box.shown())) {
            String name = String.valueOf(note.getFileName());
            if (!name.startsWith(".")) {
                noted.put(name, UUID.fromString(Files.readString(note)));
            }
        }
        if (noted.isEmpty()) {
            return;
        }
        settle(box, noted, outbox.stillWaiting(noted.values()));
    }

    private void settle(Box box, Map<String, UUID> noted, Set<UUID> waiting) throws IOException {
        List<UUID> acknowledged = new ArrayList<>();
        Set<String> settled = new HashSet<>();
        noted.forEach((name, id) -> {
            boolean there = Files.exists(box.out().resolve(name));
            if (!there && waiting.contains(id)) {
                acknowledged.add(id);
            }
            if (!there || !waiting.contains(id)) {
                settled.add(name);
            }
        });
        outbox.acknowledge(box.member(), acknowledged, WAY);
        for (String name : settled) {
            Files.deleteIfExists(box.out().resolve(name));
            Files.deleteIfExists(box.shown().resolve(name));
        }
    }

    /** Rulings 13: what is done stays for a week. */
    private void purge(Box box) throws IOException {
        Instant old = clock.instant().minus(settings.kept());
        for (Path folder : List.of(box.done(), box.refused(), box.outDone())) {
            for (Path file : Box.files(folder)) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(old)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
