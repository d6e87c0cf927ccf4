package ishibashi.routes.door;

import ishibashi.message.MemberId;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/** One member's folders (contract §4), and moves that survive a power cut (security A12). */
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

    /** What this node has taken and not yet settled. */
    Path taken(String node) {
        return root.resolve(".taken-" + node);
    }

    void make(String node) throws IOException {
        for (Path folder : List.of(in(), done(), refused(), outDone(), taken(node))) {
            Files.createDirectories(folder);
        }
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
    }

    static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** Writes under another name, syncs, renames, syncs the folder. */
    static void write(Path file, byte[] content) throws IOException {
        Path part = file.resolveSibling("." + file.getFileName() + ".part");
        try (FileChannel channel = FileChannel.open(
                part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            java.nio.ByteBuffer bytes = java.nio.ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        sync(file.toAbsolutePath().getParent());
    }

    static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        sync(to.toAbsolutePath().getParent());
    }

    private static void sync(@org.jspecify.annotations.Nullable Path folder) throws IOException {
        if (folder != null) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /** A name not used before: {@code base} and ending, else {@code base.2} … Reserved by making the file; answers the base. */
    static String free(Path folder, String base, String ending) throws IOException {
        String candidate = base;
        for (int n = 2; ; n++) {
            try {
                Files.createFile(folder.resolve(candidate + ending));
                return candidate;
            } catch (FileAlreadyExistsException e) {
                candidate = base + "." + n;
            }
        }
    }
}
