package ishibashi.bank;

import ishibashi.message.Bytes;
import ishibashi.message.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files of a bank folder that say how its files are read, samples apart: what a version of a mapping is made of, and what is
 * signed of it.
 *
 * @param files by name, in its order
 */
public record FolderFiles(SortedMap<String, Bytes> files) {
    /** Together, in bytes; a folder of the samples has 4 KiB. */
    public static final int LARGEST = 8 << 20;

    private static final int MOST = 64;
    private static final Pattern NAME = Pattern.compile("[^./\\\\\\p{Cntrl}][^/\\\\\\p{Cntrl}]{0,100}\\.(yaml|csv)");

    /** @throws IllegalArgumentException if a name or the size is none of a folder's, in both languages */
    public FolderFiles {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
        if (files.size() > MOST
                || files.values().stream().mapToLong(Bytes::size).sum() > LARGEST) {
            throw new IllegalArgumentException("フォルダが大きすぎます（" + MOST + " ファイル、" + LARGEST
                    + " バイトまで） / the folder is too large: " + MOST + " files and " + LARGEST + " bytes at most");
        }
        for (String name : files.keySet()) {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException("フォルダに置けない名前です / no name of a file of a bank folder: " + name);
            }
        }
    }

    /** Reads them where they lie; folders inside, as {@code samples/}, and other files are left out. */
    public static FolderFiles of(Path directory) throws IOException {
        try (Stream<Path> found = Files.list(directory)) {
            List<Path> own = found.filter(Files::isRegularFile)
                    .filter(f -> NAME.matcher(String.valueOf(f.getFileName())).matches())
                    .limit(MOST + 1L)
                    .toList();
            SortedMap<String, Bytes> files = new TreeMap<>();
            for (Path file : own) {
                if (Files.size(file) > LARGEST) {
                    throw new IllegalArgumentException("大きすぎます / too large: " + file.getFileName());
                }
                files.put(String.valueOf(file.getFileName()), Bytes.owning(Files.readAllBytes(file)));
            }
            return new FolderFiles(files);
        }
    }

    /** A line a file as {@code sha256sum} writes and {@code sha256sum --check} reads it: this is what is signed. */
    public Bytes manifest() {
        return Bytes.owning(files.entrySet().stream()
                .map(file -> Digest.of(file.getValue().toArray()).hex() + "  " + file.getKey() + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8));
    }

    /** Of the manifest: two folders with the same digest read every file alike. */
    public Digest digest() {
        return Digest.of(manifest().toArray());
    }

    /** Lays them into a directory that is there. */
    public void write(Path directory) throws IOException {
        for (Map.Entry<String, Bytes> file : files.entrySet()) {
            Files.write(directory.resolve(file.getKey()), file.getValue().toArray());
        }
    }
}
