package ishibashi.normalise.read;

import ishibashi.refusal.Code;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.ZipPackagePart;
import org.apache.poi.openxml4j.util.ZipFileZipEntrySource;

/** The parts of a workbook, inflated while they are read. What the library makes a tree of is small; sheets and texts are streamed. */
final class WorkbookParts extends ZipFileZipEntrySource {
    private static final long MOST_FOR_A_TREE = 4L << 20;

    WorkbookParts(ZipFile zip) {
        super(zip);
    }

    @Override
    public InputStream getInputStream(ZipArchiveEntry entry) throws IOException {
        return new Tree(super.getInputStream(entry));
    }

    /** Of any length, for a reader that keeps little of it. */
    InputStream stream(PackagePart part) throws IOException {
        return super.getInputStream(((ZipPackagePart) part).getZipArchive());
    }

    private static final class Tree extends FilterInputStream {
        private long left = MOST_FOR_A_TREE;

        Tree(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            spend(b < 0 ? 0 : 1);
            return b;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int n = super.read(into, from, length);
            spend(Math.max(n, 0));
            return n;
        }

        private void spend(int bytes) {
            left -= bytes;
            if (left < 0) {
                throw new Unreadable(Code.ARCHIVE_BOMB);
            }
        }
    }
}
