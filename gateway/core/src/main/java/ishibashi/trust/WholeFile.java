package ishibashi.trust;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A small file that is there whole or not at all, whenever the process ends: written beside its place, synced, then moved. */
public final class WholeFile {
    private static final Set<PosixFilePermission> SECRET = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> PUBLIC = PosixFilePermissions.fromString("rw-r--r--");

    private WholeFile() {}

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

    private static void write(Path file, byte[] bytes, Set<PosixFilePermission> mode) throws IOException {
        Path part = file.resolveSibling("." + file.getFileName() + ".part");
        Files.deleteIfExists(part);
        try (FileChannel channel = FileChannel.open(
                part,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(mode))) {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent())) {
            folder.force(true);
        }
    }
}
