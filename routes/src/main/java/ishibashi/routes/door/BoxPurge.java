package ishibashi.routes.door;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What is done stays for a week and then goes (rulings 13). Looked at once an hour. */
final class BoxPurge {
    private static final Duration ROUND = Duration.ofHours(1);

    private final Duration kept;
    private final Clock clock;
    private Instant next = Instant.MIN;

    BoxPurge(Duration kept, Clock clock) {
        this.kept = kept;
        this.clock = clock;
    }

    /** Whether an hour has passed. */
    boolean isDue() {
        Instant now = clock.instant();
        if (now.isBefore(next)) {
            return false;
        }
        next = now.plus(ROUND);
        return true;
    }

    void purge(Box box) throws IOException {
        Instant old = clock.instant().minus(kept);
        for (Path folder : List.of(box.done(), box.refused(), box.outDone())) {
            if (Box.isFolder(folder)) {
                for (Path entry : Box.entries(folder)) {
                    if (isOlder(entry, old)) {
                        delete(entry);
                    }
                }
            }
        }
    }

    private static boolean isOlder(Path entry, Instant old) throws IOException {
        try {
            return Box.changed(entry).isBefore(old);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private static void delete(Path entry) throws IOException {
        if (Box.isFolder(entry)) {
            for (Path inside : Box.entries(entry)) {
                delete(inside);
            }
        }
        Files.deleteIfExists(entry);
    }
}
