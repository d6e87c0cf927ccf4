package ishibashi.app.door;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Ways in which a good file goes wrong, by mistake or on purpose. */
final class Spoiled {
    private static final Charset MS932 = Charset.forName("windows-31j");

    private Spoiled() {}

    static byte[] by(String way, byte[] good) throws IOException {
        return switch (way) {
            case "nothing" -> good;
            case "nothing-left" -> new byte[0];
            case "first-half" -> Arrays.copyOf(good, good.length / 2);
            case "first-line-only" ->
                Arrays.copyOf(good, new String(good, StandardCharsets.ISO_8859_1).indexOf('\n') + 1);
            case "as-utf-16" -> new String(good, MS932).getBytes(StandardCharsets.UTF_16);
            case "other-headings" -> otherHeadings(good);
            case "with-dtd" -> withDtd(good);
            case "zip-bomb" -> zipBomb();
            case "deep-json" -> ("[".repeat(5_000) + "]".repeat(5_000)).getBytes(StandardCharsets.UTF_8);
            default -> throw new IllegalArgumentException(way);
        };
    }

    private static byte[] otherHeadings(byte[] good) {
        String text = new String(good, MS932);
        long commas = text.substring(0, text.indexOf('\n'))
                .chars()
                .filter(c -> c == ',')
                .count();
        return ("甲,".repeat((int) commas) + "乙\r\n" + text.substring(text.indexOf('\n') + 1)).getBytes(MS932);
    }

    private static byte[] withDtd(byte[] good) {
        String text = new String(good, MS932);
        int end = text.indexOf("?>") + 2;
        return (text.substring(0, end)
                        + "<!DOCTYPE d [<!ENTITY a SYSTEM \"file:///etc/hostname\"><!ENTITY b \"&a;&a;\">]>"
                        + text.substring(end))
                .getBytes(MS932);
    }

    /** Half a gigabyte of blanks in the sheet of a small archive. */
    private static byte[] zipBomb() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.write("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"
                    .getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            byte[] blanks = new byte[1 << 20];
            Arrays.fill(blanks, (byte) ' ');
            for (int megabyte = 0; megabyte < 600; megabyte++) {
                zip.write(blanks);
            }
            zip.closeEntry();
        }
        return bytes.toByteArray();
    }
}
