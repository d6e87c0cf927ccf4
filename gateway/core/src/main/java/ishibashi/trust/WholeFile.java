package ishibashi.trust;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Files that are there whole or not at all, also after a power cut (security A12): written beside their place, synced, then moved. */
public final class WholeFile {
    private static final FileAttribute<?> SECRET = rights("rw-------");
    private static final FileAttribute<?> PUBLIC = rights("rw-r--r--");

    private WholeFile() {}

    private static FileAttribute<?> rights(String mode) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode));
    }

    /** For its owner's eyes, mode 0600. */
    public static void secret(Path file, byte[] bytes) throws IOException {
        write(file, bytes, SECRET);
    }

    public static void secret(Path file, String ascii) throws IOException {
        secret(file, ascii.getBytes(StandardCharsets.US_ASCII));
    }

    /** For everybody's eyes; a reader at the same time sees the old text or the new one. */
    public static void open(Path file, String text) throws IOException {
        write(file, text.getBytes(StandardCharsets.UTF_8), PUBLIC);
    }

    /** With the rights that new files have here. */
    public static void write(Path file, byte[] bytes) throws IOException {
        write(file, bytes, new FileAttribute<?>[0]);
    }

    private static void write(Path file, byte[] bytes, FileAttribute<?>... rights) throws IOException {
        Path part = file.resolveSibling("." + file.getFileName() + ".part");
        Files.deleteIfExists(part);
        try (FileChannel channel =
                FileChannel.open(part, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), rights)) {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        sync(file.toAbsolutePath().getParent());
    }

    /** Renames, and syncs the folder that it came to. */
    public static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        sync(to.toAbsolutePath().getParent());
    }

    private static void sync(@Nullable Path folder) throws IOException {
        if (folder != null) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
