package ishibashi.routes.door;

import ishibashi.trust.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * What was written and synced into a box's {@code out/}, a note each in a folder beside it, and which folder that was: an
 * unmounted share or a cleaned home has another one, and absence there says nothing (rulings 28).
 */
final class BoxNotes {
    private static final String OF = ".of";

    private final Box box;
    private final Map<String, UUID> shown = new HashMap<>();

    BoxNotes(Box box) throws IOException {
        this.box = box;
        if (stand()) {
            for (Path note : Box.entries(box.shown())) {
                if (!Box.name(note).startsWith(".")) {
                    shown.put(Box.name(note), UUID.fromString(Files.readString(note)));
                }
            }
        }
    }

    /** Whether the notes are there and speak of the folder that is there. */
    boolean stand() throws IOException {
        Path of = box.shown().resolve(OF);
        return Box.isThere(of) && Files.readString(of).equals(folder());
    }

    private String folder() throws IOException {
        return Files.getAttribute(box.out(), "unix:ino", LinkOption.NOFOLLOW_LINKS)
                .toString();
    }

    /** Begins anew, with no note. */
    void begin() throws IOException {
        Files.createDirectories(box.shown());
        for (Path note : Box.entries(box.shown())) {
            Files.deleteIfExists(note);
        }
        shown.clear();
        WholeFile.write(box.shown().resolve(OF), folder().getBytes(StandardCharsets.US_ASCII));
    }

    void note(String name, UUID id) throws IOException {
        WholeFile.write(box.shown().resolve(name), id.toString().getBytes(StandardCharsets.US_ASCII));
        shown.put(name, id);
    }

    void forget(String name) throws IOException {
        Files.deleteIfExists(box.shown().resolve(name));
        shown.remove(name);
    }

    Set<String> names() {
        return shown.keySet();
    }

    Collection<UUID> ids() {
        return shown.values();
    }

    UUID id(String name) {
        return Objects.requireNonNull(shown.get(name));
    }
}
