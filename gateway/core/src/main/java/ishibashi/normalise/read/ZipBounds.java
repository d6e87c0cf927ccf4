package ishibashi.normalise.read;

import ishibashi.message.Bytes;
import ishibashi.refusal.Code;
import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Limits of archives (security §3.5): all of it is inflated once, counting, before anything is handed on. */
final class ZipBounds {
    private static final int ENTRIES = 4_096;
    /** Below the 512 MiB that the specification allows, since the parts are held in memory. */
    private static final long INFLATED = 128L << 20;

    private static final long RATIO_FROM = 1L << 20;
    private static final long RATIO = 100;
    private static final Pattern STRAYING = Pattern.compile("^/|\\\\|(?:^|/)\\.\\.(?:/|$)|^[A-Za-z]:");
    private static final Pattern ACTIVE = Pattern.compile("(?i)vbaProject|/(?:embeddings|activeX|externalLinks)/");

    private static final int DIRECTORY_END = 0x06054b50;
    private static final int DIRECTORY_ENTRY = 0x02014b50;
    private static final int SYMLINK = 0xa000;

    private ZipBounds() {}

    /** Names of the entries; a file beyond the limits, or that says one thing here and another there, is refused. */
    static List<String> names(Bytes content) {
        List<String> names = inflated(content);
        if (!names.equals(directory(content.toArray()))) {
            throw new Unreadable(Code.FILE_UNREADABLE);
        }
        if (new HashSet<>(names).size() < names.size()) {
            throw new Unreadable(Code.ARCHIVE_BOMB);
        }
        if (names.stream().anyMatch(name -> STRAYING.matcher(name).find())) {
            throw new Unreadable(Code.FILE_UNREADABLE);
        }
        if (names.stream().anyMatch(name -> ACTIVE.matcher(name).find())) {
            throw new Unreadable(Code.PROFILE_VIOLATION, "マクロ・外部リンク・埋め込み / macros, external links, embedded objects");
        }
        return names;
    }

    private static List<String> inflated(Bytes content) {
        List<String> names = new ArrayList<>();
        byte[] buffer = new byte[1 << 16];
        long all = 0;
        try (ZipInputStream zip = new ZipInputStream(content.stream(), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
                all = count(zip, buffer, all, content.size());
                if (names.size() > ENTRIES) {
                    throw new Unreadable(Code.ARCHIVE_BOMB);
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new Unreadable(Code.FILE_UNREADABLE);
        }
        return names;
    }

    /** Stops as soon as a limit is passed: a bomb costs no more than what is allowed. */
    private static long count(InputStream in, byte[] buffer, long before, int packed) throws IOException {
        long all = before;
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            all += n;
            if (all > INFLATED || (all > RATIO_FROM && all / packed > RATIO)) {
                throw new Unreadable(Code.ARCHIVE_BOMB);
            }
        }
        return all;
    }

    /** Names in the central directory; no entry may be encrypted or a link. */
    private static List<String> directory(byte[] bytes) {
        ByteBuffer zip = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        List<String> names = new ArrayList<>();
        try {
            int end = end(zip);
            zip.position(zip.getInt(end + 16));
            int entries = Short.toUnsignedInt(zip.getShort(end + 10));
            for (int n = 0; n < entries; n++) {
                names.add(entry(zip));
            }
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new Unreadable(Code.FILE_UNREADABLE);
        }
        return names;
    }

    private static int end(ByteBuffer zip) {
        for (int at = zip.limit() - 22; at >= Math.max(0, zip.limit() - 22 - 0xffff); at--) {
            if (zip.getInt(at) == DIRECTORY_END) {
                return at;
            }
        }
        throw new Unreadable(Code.FILE_UNREADABLE);
    }

    private static String entry(ByteBuffer zip) {
        int at = zip.position();
        boolean encrypted = (zip.getShort(at + 8) & 1) != 0;
        boolean link = (zip.getInt(at + 38) >>> 16 & 0xf000) == SYMLINK;
        if (zip.getInt(at) != DIRECTORY_ENTRY || encrypted || link) {
            throw new Unreadable(Code.FILE_UNREADABLE);
        }
        byte[] name = new byte[Short.toUnsignedInt(zip.getShort(at + 28))];
        zip.get(at + 46, name);
        int extra = Short.toUnsignedInt(zip.getShort(at + 30)) + Short.toUnsignedInt(zip.getShort(at + 32));
        zip.position(at + 46 + name.length + extra);
        return new String(name, StandardCharsets.UTF_8);
    }
}
