package ishibashi.routes.door;

import ishibashi.message.MemberId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** One member's folders (contract §4). A member can write to most of them, so no link in them is ever followed. */
final class Box {
    private final MemberId member;
    private final Path root;

    Box(MemberId member, Path boxes) {
        this.member = member;
        this.root = boxes.resolve(member.value());
    }

    MemberId member() {
        return member;
    }

    Path in() {
        return root.resolve("in");
    }

    Path done() {
        return root.resolve("done");
    }

    Path refused() {
        return root.resolve("refused");
    }

    Path out() {
        return root.resolve("out");
    }

    Path outDone() {
        return root.resolve("out").resolve("done");
    }

    /** Names of results that were written and synced here; while it stands, absence of a result is a deletion (rulings 28). */
    Path shown() {
        return root.resolve(".shown");
    }

    /** What this node has taken and not yet settled, a folder each. */
    Path taken(String node) {
        return root.resolve(".taken-" + node);
    }

    void make(String node) throws IOException {
        for (Path folder : List.of(in(), done(), refused(), outDone(), taken(node))) {
            Files.createDirectories(folder);
        }
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
    }

    static boolean isFolder(Path path) {
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }

    static boolean isThere(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    /** A file of its own: no link, folder, pipe or device, and no second name of something that lies elsewhere. */
    static boolean isPlain(Path path) throws IOException {
        return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                && (int) Files.getAttribute(path, "unix:nlink", LinkOption.NOFOLLOW_LINKS) == 1;
    }

    /** When it was last written or moved. Not its modification time, which a sender's program may set back. */
    static Instant changed(Path path) throws IOException {
        return ((FileTime) Files.getAttribute(path, "unix:ctime", LinkOption.NOFOLLOW_LINKS)).toInstant();
    }

    /** All that lies there, of whatever kind. */
    static List<Path> entries(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        }
    }

    static String name(Path path) {
        return String.valueOf(path.getFileName());
    }
}
