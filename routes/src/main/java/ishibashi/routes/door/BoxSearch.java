package ishibashi.routes.door;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds what is whole in a box: a container, a content with its signature beside it, what waited for its other half in vain,
 * and what is no file. Whoever renames it has it; the content first, so that only one node can have both halves.
 */
final class BoxSearch {
    private static final String SIGNED = ".p7m";
    private static final String DETACHED = ".p7s";

    private final String node;
    private final Duration patience;
    private final Clock clock;

    BoxSearch(String node, Duration patience, Clock clock) {
        this.node = node;
        this.patience = patience;
        this.clock = clock;
    }

    /** At most so many; first what an earlier life of this node had taken. */
    List<Found> find(Box box, int most) throws IOException {
        List<Found> found = new ArrayList<>();
        for (Path folder : Box.entries(box.taken(node))) {
            if (found.size() < most) {
                taken(box, folder).ifPresent(found::add);
            }
        }
        Map<String, Path> there = new HashMap<>();
        for (Path entry : Box.entries(box.in())) {
            there.put(Box.name(entry), entry);
        }
        for (Map.Entry<String, Path> entry : there.entrySet()) {
            if (found.size() < most && isWhole(entry.getKey(), entry.getValue(), there)) {
                take(box, entry.getValue()).ifPresent(found::add);
            }
        }
        return found;
    }

    private boolean isWhole(String name, Path entry, Map<String, Path> there) throws IOException {
        if (name.startsWith(".") || name.endsWith(".part") || isSecondHalf(name, there)) {
            return false;
        }
        try {
            if (Box.isPlain(entry)) {
                return name.endsWith(SIGNED) || there.containsKey(name + DETACHED) || isLate(entry);
            }
            // A program that renames by linking gives a file two names for a moment.
            return !Files.isRegularFile(entry, java.nio.file.LinkOption.NOFOLLOW_LINKS) || isLate(entry);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private static boolean isSecondHalf(String name, Map<String, Path> there) {
        return name.endsWith(DETACHED) && there.containsKey(name.substring(0, name.length() - DETACHED.length()));
    }

    private boolean isLate(Path entry) throws IOException {
        return Box.changed(entry).plus(patience).isBefore(clock.instant());
    }

    private Optional<Found> take(Box box, Path entry) throws IOException {
        Path folder = fresh(box.taken(node));
        try {
            Files.move(entry, folder.resolve(entry.getFileName()), StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            Files.delete(folder);
            return Optional.empty();
        }
        return taken(box, folder);
    }

    private static Path fresh(Path parent) throws IOException {
        int n = 1;
        while (true) {
            try {
                return Files.createDirectory(parent.resolve(Integer.toString(n)));
            } catch (FileAlreadyExistsException e) {
                n++;
            }
        }
    }

    /** A crash between the two moves leaves the signature behind: it is fetched now. */
    private static Optional<Found> taken(Box box, Path folder) throws IOException {
        List<Path> halves = Box.entries(folder);
        if (halves.isEmpty()) {
            Files.delete(folder);
            return Optional.empty();
        }
        Path content = halves.getFirst();
        Path signature = content.resolveSibling(Box.name(content) + DETACHED);
        Path left = box.in().resolve(Box.name(signature));
        if (!Box.isThere(signature) && Box.isThere(left)) {
            Files.move(left, signature, StandardCopyOption.ATOMIC_MOVE);
        }
        return Optional.of(
                new Found(box.member(), folder, content, Optional.of(signature).filter(Box::isThere)));
    }
}
