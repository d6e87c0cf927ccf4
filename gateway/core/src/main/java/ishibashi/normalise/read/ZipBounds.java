package ishibashi.normalise.read;

import ishibashi.message.Bytes;
import ishibashi.refusal.Code;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** Limits of archives (security §3.5): all of it is inflated once, counting and keeping nothing, before anything is handed on. */
final class ZipBounds {
    private static final int ENTRIES = 4_096;
    private static final long INFLATED = 512L << 20;
    private static final long RATIO_FROM = 1L << 20;
    private static final long RATIO = 100;
    private static final Pattern STRAYING = Pattern.compile("^/|\\\\|(?:^|/)\\.\\.(?:/|$)|^[A-Za-z]:|\0");
    private static final Pattern ACTIVE = Pattern.compile("(?i)vbaProject|/(?:embeddings|activeX|externalLinks)/");

    private final ZipFile zip;
    private final int packed;
    private final byte[] buffer = new byte[1 << 16];
    private long inflated;

    private ZipBounds(ZipFile zip, int packed) {
        this.zip = zip;
        this.packed = packed;
    }

    /** The archive, to be closed; one beyond the limits, or that says one thing here and another there, is refused. */
    static ZipFile open(Bytes content) throws IOException {
        byte[] bytes = content.toArray();
        ZipFile zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes))
                .setUseUnicodeExtraFields(false)
                .get();
        boolean within = false;
        try {
            List<ZipArchiveEntry> entries = Collections.list(zip.getEntriesInPhysicalOrder());
            if (entries.size() > ENTRIES) {
                throw new Unreadable(Code.ARCHIVE_BOMB);
            }
            new ZipLayout(bytes).check(entries);
            names(entries);
            new ZipBounds(zip, bytes.length).inflate(entries);
            within = true;
        } finally {
            if (!within) {
                zip.close();
            }
        }
        return zip;
    }

    private static void names(List<ZipArchiveEntry> entries) {
        Set<String> names = new HashSet<>();
        for (ZipArchiveEntry entry : entries) {
            if (!names.add(entry.getName())) {
                throw new Unreadable(Code.ARCHIVE_BOMB);
            }
            // As it stands in the file: the library turns the backslashes of some.
            if (STRAYING.matcher(new String(entry.getRawName(), StandardCharsets.UTF_8))
                    .find()) {
                throw new Unreadable(Code.FILE_UNREADABLE);
            }
            if (ACTIVE.matcher(entry.getName()).find()) {
                throw new Unreadable(
                        Code.PROFILE_VIOLATION, "マクロ・外部リンク・埋め込み / macros, external links, embedded objects");
            }
        }
    }

    private void inflate(List<ZipArchiveEntry> entries) throws IOException {
        for (ZipArchiveEntry entry : entries) {
            long before = inflated;
            try (InputStream in = zip.getInputStream(entry)) {
                count(in);
            }
            if (inflated - before != entry.getSize()) {
                throw new Unreadable(Code.FILE_UNREADABLE);
            }
        }
    }

    /** Stops as soon as a limit is passed: a bomb costs no more than what is allowed. */
    private void count(InputStream in) throws IOException {
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            inflated += n;
            if (inflated > INFLATED || (inflated > RATIO_FROM && inflated / packed > RATIO)) {
                throw new Unreadable(Code.ARCHIVE_BOMB);
            }
        }
    }
}
