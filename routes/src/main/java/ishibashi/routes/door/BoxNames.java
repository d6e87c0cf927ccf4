package ishibashi.routes.door;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Names of our own making in a member's folder: harmless, short enough for what is put beside them, never used twice. */
final class BoxNames {
    /** Of the 255 bytes that a file system allows; the rest is for a number and an ending. */
    private static final int LONGEST = 200;

    private BoxNames() {}

    /** The sender's name without what hides or moves text; its end is kept when it is cut. */
    static String safe(String name) {
        StringBuilder safe = new StringBuilder(name.length());
        name.codePoints().map(c -> isHarmless(c) ? c : '_').forEach(safe::appendCodePoint);
        while (safe.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            int middle = safe.offsetByCodePoints(0, safe.codePointCount(0, safe.length()) / 2);
            safe.delete(middle, safe.offsetByCodePoints(middle, 1));
        }
        return safe.isEmpty() || safe.charAt(0) == '.' ? "_" + safe : safe.toString();
    }

    private static boolean isHarmless(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> c != 0xFFFD;
        };
    }

    /**
     * The name, or {@code name.2}, {@code name.3} … if something has that name or one that begins with it and an ending of ours.
     * It is reserved until the reservation is closed.
     */
    static Reservation reserve(Path folder, String name) throws IOException {
        String candidate = name;
        for (int n = 2; ; n++) {
            Path mark = folder.resolve("." + candidate + ".reserved");
            try {
                Files.createFile(mark);
                if (isFree(folder, candidate)) {
                    return new Reservation(candidate, mark);
                }
                Files.delete(mark);
            } catch (FileAlreadyExistsException e) {
                // Another node settles a file of this name, or was killed while it did.
            }
            candidate = name + "." + n;
        }
    }

    private static boolean isFree(Path folder, String name) {
        return java.util.stream.Stream.of("", ".p7m", ".p7s", ".receipt.jws", ".refusal.json")
                .noneMatch(ending -> Box.isThere(folder.resolve(name + ending)));
    }

    /** A name that nobody else takes meanwhile. */
    record Reservation(String name, Path mark) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            Files.deleteIfExists(mark);
        }
    }
}
