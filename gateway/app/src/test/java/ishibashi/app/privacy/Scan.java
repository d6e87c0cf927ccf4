package ishibashi.app.privacy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Looks for every form of every marker, and says where one stood. */
final class Scan {
    private final List<Marker> markers;
    private final List<String> hits = new ArrayList<>();
    private long bytes;

    Scan(List<Marker> markers) {
        this.markers = List.copyOf(markers);
    }

    void look(String place, byte[] content) {
        bytes += content.length;
        for (Marker marker : markers) {
            for (Marker.Form form : marker.forms()) {
                if (contains(content, form.bytes().toArray())) {
                    hits.add(marker + " as " + form + " in " + place);
                }
            }
        }
    }

    /** Every file below, but those that are told to be left out; one that is gone meanwhile holds nothing. */
    void files(Path directory, Predicate<Path> leftOut) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path file :
                    all.filter(Files::isRegularFile).filter(leftOut.negate()).toList()) {
                look(directory.relativize(file).toString(), content(file));
            }
        }
    }

    private static byte[] content(Path file) throws IOException {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return new byte[0];
        }
    }

    List<String> hits() {
        return List.copyOf(hits);
    }

    long bytes() {
        return bytes;
    }

    /** Horspool's search: markers are short, contents are many megabytes. */
    private static boolean contains(byte[] content, byte[] wanted) {
        int[] skip = new int[256];
        java.util.Arrays.fill(skip, wanted.length);
        for (int i = 0; i < wanted.length - 1; i++) {
            skip[wanted[i] & 0xff] = wanted.length - 1 - i;
        }
        int last = wanted.length - 1;
        for (int at = 0; at + last < content.length; at += skip[content[at + last] & 0xff]) {
            int i = last;
            while (i >= 0 && content[at + i] == wanted[i]) {
                i--;
            }
            if (i < 0) {
                return true;
            }
        }
        return false;
    }
}
