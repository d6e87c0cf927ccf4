package ishibashi.normalise.read;

import ishibashi.message.Bytes;
import ishibashi.refusal.Code;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * A compound file (MS-CFB), which is how Excel saves .xls, and any workbook with a password (MS-OFFCRYPTO): a clerk is told which of the
 * two it is, since either is mended by saving it otherwise.
 */
final class OldExcel {
    private static final byte[] COMPOUND = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1};
    private static final byte[] PASSWORD = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);

    private OldExcel() {}

    static Optional<Unreadable> in(Bytes content) {
        try (InputStream in = content.stream()) {
            if (!Arrays.equals(in.readNBytes(COMPOUND.length), COMPOUND)) {
                return Optional.empty();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.of(
                new Unreadable(Code.FILE_UNREADABLE, holds(content.toArray(), PASSWORD) ? "password" : "xls"));
    }

    private static boolean holds(byte[] bytes, byte[] wanted) {
        for (int from = 0; from <= bytes.length - wanted.length; from++) {
            if (Arrays.equals(bytes, from, from + wanted.length, wanted, 0, wanted.length)) {
                return true;
            }
        }
        return false;
    }
}
