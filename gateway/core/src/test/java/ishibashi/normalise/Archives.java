package ishibashi.normalise;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** A good workbook with one part or one byte changed (ZIP: APPNOTE 6.3.10). */
final class Archives {
    static final String SHEET = "xl/worksheets/sheet1.xml";
    private static final int LOCAL = 0x04034b50;
    private static final int DIRECTORY = 0x02014b50;
    private static final int END = 0x06054b50;

    private Archives() {}

    /** Text that does not compress much, so that a file of it is no bomb. */
    static String noise(int characters) {
        byte[] bytes = new byte[characters / 2];
        new Random(1).nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** @param before what is written behind the opening tag of the rows */
    static byte[] withRows(byte[] xlsx, String before) {
        return copy(xlsx, (name, bytes, out) -> {
            String text = new String(bytes, StandardCharsets.UTF_8);
            out.write(
                    name.equals(SHEET)
                            ? text.replaceFirst("<sheetData>", "<sheetData>" + before)
                                    .getBytes(StandardCharsets.UTF_8)
                            : bytes);
        });
    }

    /** The sheet with that much more of blank rows behind its own. */
    static byte[] withBlankRows(byte[] xlsx, int mebibytes) {
        String some = "<row r=\"5000\" note=\"" + noise(1_400) + "\"/>" + "<row r=\"5000\"/>".repeat(4_000);
        byte[] block = some.getBytes(StandardCharsets.UTF_8);
        return copy(xlsx, (name, bytes, out) -> {
            String text = new String(bytes, StandardCharsets.UTF_8);
            int end = text.indexOf("</sheetData>");
            if (name.equals(SHEET)) {
                out.write(text.substring(0, end).getBytes(StandardCharsets.UTF_8));
                for (long written = 0; written < (long) mebibytes << 20; written += block.length) {
                    out.write(block);
                }
                out.write(text.substring(end).getBytes(StandardCharsets.UTF_8));
            } else {
                out.write(bytes);
            }
        });
    }

    static byte[] withEntries(byte[] xlsx, int count) {
        byte[] more = xlsx;
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            transfer(xlsx, out, (name, content, to) -> to.write(content));
            for (int n = 0; n < count; n++) {
                out.putNextEntry(new ZipEntry("xl/more/" + n));
                out.closeEntry();
            }
            out.finish();
            more = bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return more;
    }

    /** The first entry says that it is encrypted, here and in the directory. */
    static byte[] encrypted(byte[] xlsx) {
        return changed(xlsx, zip -> {
            for (int at : new int[] {6, find(zip, DIRECTORY, 0) + 8}) {
                zip.putShort(at, (short) (zip.getShort(at) | 1));
            }
        });
    }

    /** The first entry has another name in its own header than in the directory. */
    static byte[] otherwiseNamed(byte[] xlsx) {
        return changed(xlsx, zip -> zip.put(30, (byte) 'Z'));
    }

    /** The directory says that the first entry is a byte longer. */
    static byte[] otherwiseLong(byte[] xlsx) {
        return changed(xlsx, zip -> {
            int at = find(zip, DIRECTORY, 0) + 24;
            zip.putInt(at, zip.getInt(at) + 1);
        });
    }

    /** An entry before all others that the directory does not name: who reads from the front sees one more. */
    static byte[] withHidden(byte[] xlsx) {
        byte[] hidden = changed(
                new byte[31],
                zip -> zip.putInt(0, LOCAL).putShort(26, (short) 1).put(30, (byte) 'h'));
        return changed(concatenated(hidden, xlsx), zip -> {
            int end = find(zip, END, 0);
            zip.putInt(end + 16, zip.getInt(end + 16) + hidden.length);
            for (int at = find(zip, DIRECTORY, 0); at >= 0; at = find(zip, DIRECTORY, at + 46)) {
                zip.putInt(at + 42, zip.getInt(at + 42) + hidden.length);
            }
        });
    }

    private static byte[] changed(byte[] bytes, Consumer<ByteBuffer> change) {
        byte[] copy = bytes.clone();
        change.accept(ByteBuffer.wrap(copy).order(ByteOrder.LITTLE_ENDIAN));
        return copy;
    }

    private interface Part {
        void write(String name, byte[] bytes, ZipOutputStream out) throws IOException;
    }

    private static byte[] copy(byte[] xlsx, Part part) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            transfer(xlsx, out, part);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void transfer(byte[] xlsx, ZipOutputStream out, Part part) throws IOException {
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(xlsx))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                part.write(entry.getName(), in.readAllBytes(), out);
                out.closeEntry();
            }
        }
    }

    private static byte[] concatenated(byte[] a, byte[] b) {
        byte[] both = new byte[a.length + b.length];
        System.arraycopy(a, 0, both, 0, a.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }

    private static int find(ByteBuffer zip, int signature, int from) {
        for (int at = from; at + 4 <= zip.limit(); at++) {
            if (zip.getInt(at) == signature) {
                return at;
            }
        }
        return -1;
    }
}
