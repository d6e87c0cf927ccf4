package ishibashi.normalise;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.ss.util.CellUtil;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Good samples spoilt in one way each. */
final class BadFiles {
    static final Charset MS932 = Charset.forName("windows-31j");

    private BadFiles() {}

    static byte[] sample(String place) {
        try {
            return Files.readAllBytes(Score.MAPPINGS.resolve("banks").resolve(place));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] firstHalf(byte[] good) {
        return Arrays.copyOf(good, good.length / 2);
    }

    static byte[] in(Charset charset, byte[] ms932) {
        return new String(ms932, MS932).getBytes(charset);
    }

    /** @param from a text that stands in the file; its first place is replaced */
    static byte[] replaced(byte[] good, Charset charset, String from, String to) {
        String text = new String(good, charset);
        int at = text.indexOf(from);
        if (at < 0) {
            throw new IllegalArgumentException(from);
        }
        return (text.substring(0, at) + to + text.substring(at + from.length())).getBytes(charset);
    }

    static byte[] withDtd(byte[] good) {
        return replaced(
                good,
                MS932,
                "?>",
                "?><!DOCTYPE d [<!ENTITY a SYSTEM \"file:///etc/hostname\"><!ENTITY b \"&a;&a;\">]>");
    }

    static byte[] nested(int depth) {
        return ("[".repeat(depth) + "]".repeat(depth)).getBytes(StandardCharsets.UTF_8);
    }

    /** Six hundred megabytes of blanks in the sheet of a small archive. */
    static byte[] zipBomb() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.closeEntry();
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            byte[] blanks = new byte[1 << 20];
            Arrays.fill(blanks, (byte) ' ');
            for (int megabyte = 0; megabyte < 600; megabyte++) {
                zip.write(blanks);
            }
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The sample with one more entry. */
    static byte[] withEntry(byte[] xlsx, String name) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(xlsx));
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                in.transferTo(out);
                out.closeEntry();
            }
            out.putNextEntry(new ZipEntry(name));
            out.write(1);
            out.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Two stored entries of one name: the JDK writes none such, so a byte of the second name is changed in both places. */
    static byte[] withEntryTwice(byte[] xlsx) {
        byte[] twice = withEntry(withEntry(xlsx, "xl/twin1.xml"), "xl/twin2.xml");
        byte[] name = "xl/twin2.xml".getBytes(StandardCharsets.US_ASCII);
        for (int at = 0; at <= twice.length - name.length; at++) {
            if (Arrays.equals(twice, at, at + name.length, name, 0, name.length)) {
                twice[at + 7] = '1';
            }
        }
        return twice;
    }

    /** The workbook with a text in one more cell. */
    static byte[] withText(byte[] xlsx, String sheet, String at, String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(xlsx))) {
            CellReference place = new CellReference(at);
            CellUtil.getCell(CellUtil.getRow(place.getRow(), book.getSheet(sheet)), place.getCol())
                    .setCellValue(text);
            book.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
