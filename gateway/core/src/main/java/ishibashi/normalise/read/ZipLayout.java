package ishibashi.normalise.read;

import ishibashi.refusal.Code;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/**
 * That an archive says the same to who reads it from the front and to who reads its directory (APPNOTE 6.3.10 §4.3): entry after
 * entry without room between them, each header like its line in the directory, none encrypted, none a link.
 */
final class ZipLayout {
    private static final int LOCAL = 0x04034b50;
    private static final int DIRECTORY = 0x02014b50;
    private static final int HEADER = 30;
    private static final int SIZES_FOLLOW = 1 << 3;
    private static final long IN_EXTRA = 0xffff_ffffL;
    /** A data descriptor, with and without its signature, in 32 and 64 bits. */
    private static final int[] DESCRIPTORS = {12, 16, 20, 24};

    private final ByteBuffer zip;

    ZipLayout(byte[] zip) {
        this.zip = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** @param entries of the directory, in the order in which they lie */
    void check(List<ZipArchiveEntry> entries) {
        long end = 0;
        boolean sizesFollow = false;
        for (ZipArchiveEntry entry : entries) {
            long at = entry.getLocalHeaderOffset();
            if (!follows(at, end, sizesFollow) || !isPlain(entry) || !sameAsHeader(entry, Math.toIntExact(at))) {
                throw new Unreadable(Code.FILE_UNREADABLE);
            }
            end = entry.getDataOffset() + entry.getCompressedSize();
            sizesFollow = (entry.getRawFlag() & SIZES_FOLLOW) != 0;
        }
        if (!directoryFollows(end, sizesFollow)) {
            throw new Unreadable(Code.FILE_UNREADABLE);
        }
    }

    private static boolean follows(long at, long end, boolean sizesFollow) {
        return sizesFollow ? Arrays.stream(DESCRIPTORS).anyMatch(d -> end + d == at) : at == end;
    }

    private boolean directoryFollows(long end, boolean sizesFollow) {
        return sizesFollow ? Arrays.stream(DESCRIPTORS).anyMatch(d -> isDirectory(end + d)) : isDirectory(end);
    }

    private boolean isDirectory(long at) {
        return at >= 0 && at + 4 <= zip.limit() && zip.getInt((int) at) == DIRECTORY;
    }

    private static boolean isPlain(ZipArchiveEntry entry) {
        return !entry.getGeneralPurposeBit().usesEncryption()
                && !entry.isUnixSymlink()
                && (entry.getMethod() == ZipEntry.STORED || entry.getMethod() == ZipEntry.DEFLATED);
    }

    private boolean sameAsHeader(ZipArchiveEntry entry, int at) {
        byte[] name = entry.getRawName();
        if (at + HEADER + name.length > zip.limit() || zip.getInt(at) != LOCAL) {
            return false;
        }
        byte[] here = new byte[name.length];
        zip.get(at + HEADER, here);
        boolean sizesFollow = (entry.getRawFlag() & SIZES_FOLLOW) != 0;
        return Short.toUnsignedInt(zip.getShort(at + 26)) == name.length
                && Arrays.equals(here, name)
                && Short.toUnsignedInt(zip.getShort(at + 6)) == entry.getRawFlag()
                && Short.toUnsignedInt(zip.getShort(at + 8)) == entry.getMethod()
                && (sizesFollow
                        || (says(at + 14, entry.getCrc())
                                && says(at + 18, entry.getCompressedSize())
                                && says(at + 22, entry.getSize())));
    }

    private boolean says(int at, long value) {
        long here = Integer.toUnsignedLong(zip.getInt(at));
        return here == value || here == IN_EXTRA;
    }
}
