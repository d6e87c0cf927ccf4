package ishibashi.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.bank.BankFolder;
import ishibashi.bank.Banks;
import ishibashi.message.Bytes;
import ishibashi.message.Outcome;
import ishibashi.message.RawRow;
import ishibashi.normalise.read.Opened;
import ishibashi.normalise.read.Recognise;
import ishibashi.refusal.Code;
import ishibashi.refusal.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A bank's XML is read in the charset that it declares, unless the folder names one (security §3.5; {@code resources/xml}). */
class XmlCharsetTest {
    private static final Path FOLDER = Score.MAPPINGS.resolve("banks/36-tokushima");

    @TempDir
    private Path temporary = Path.of("");

    @ParameterizedTest
    @ValueSource(strings = {"utf-8", "shift-jis", "euc-jp", "utf-16"})
    void a_file_is_read_in_the_charset_that_it_declares(String name) throws IOException {
        Opened opened = passed(name, unnamed());
        RawRow row = new RawRow(opened.records().next().order());
        assertThat(row.cells()).extracting(RawRow.Cell::text).contains("髙﨑　花子", "①㈱石橋の紹介");
    }

    @ParameterizedTest
    @ValueSource(strings = {"says-utf-8-is-shift-jis", "says-shift-jis-is-euc-jp", "says-what-nobody-writes"})
    void a_declaration_that_does_not_hold_is_refused(String name) throws IOException {
        assertThat(refused(name, unnamed()).code()).isEqualTo(Code.ENCODING_MISMATCH);
    }

    @Test
    void the_charset_of_the_folder_goes_before_the_declared_one() throws IOException {
        BankFolder folder = Banks.folder(FOLDER, Score.MAPPINGS.resolve("codes"));
        RawRow row = new RawRow(
                passed("says-utf-8-is-shift-jis", folder).records().next().order());
        assertThat(row.cells()).extracting(RawRow.Cell::text).contains("髙﨑　花子");
        assertThat(refused("utf-8", folder).code()).isEqualTo(Code.ENCODING_MISMATCH);
    }

    private static Opened passed(String name, BankFolder folder) throws IOException {
        return switch (open(name, folder)) {
            case Outcome.Passed<Opened>(Opened opened) -> opened;
            case Outcome.Refused<Opened>(Refusal refusal) -> throw new AssertionError(refusal.code());
        };
    }

    private static Refusal refused(String name, BankFolder folder) throws IOException {
        return switch (open(name, folder)) {
            case Outcome.Passed<Opened> passed -> throw new AssertionError("was read");
            case Outcome.Refused<Opened>(Refusal refusal) -> refusal;
        };
    }

    private static Outcome<Opened> open(String name, BankFolder folder) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(XmlCharsetTest.class.getResourceAsStream("/xml/" + name + ".xml"))) {
            return new Recognise(UUID::randomUUID)
                    .open(Bytes.of(in.readAllBytes()), java.util.Optional.empty(), folder.shapes());
        }
    }

    /** The folder without a word on charsets. */
    private BankFolder unnamed() throws IOException {
        Path copy = Files.createDirectory(temporary.resolve("36-tokushima"));
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.writeString(
                        copy.resolve(file.getFileName()), Files.readString(file).replace("charset: MS932, ", ""));
            }
        }
        return Banks.folder(copy, Score.MAPPINGS.resolve("codes"));
    }
}
