package ishibashi.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.bank.BankFolder;
import ishibashi.bank.Banks;
import ishibashi.encoding.CharsetNames;
import ishibashi.message.Outcome;
import ishibashi.message.RawRow;
import ishibashi.message.Row;
import ishibashi.refusal.Code;
import ishibashi.refusal.Language;
import ishibashi.refusal.Refusal;
import ishibashi.refusal.Where;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The charset that a folder declares is checked against the bytes (issue 5, 2; {@code resources/encodings}). */
class EncodingsTest {
    private static final Path FILES = Path.of("src/test/resources/encodings");
    private static final String HEADING = "番号,氏名,医籍番号,地域,形態,科\r\n";
    private static final Pattern HEX = Pattern.compile("\\{([0-9a-f]+)}|[^{]+");
    private static final CodeTables TABLES = CodeTables.load(Score.MAPPINGS.resolve("codes"));

    @TempDir
    private Path temporary = Path.of("");

    @TestFactory
    Stream<DynamicTest> a_file_is_read_in_the_charset_that_is_declared_and_in_no_other() throws IOException {
        return lines("matrix.tsv")
                .map(line -> DynamicTest.dynamicTest(line[0] + " as " + line[1], () -> {
                    Outcome<Chunks> outcome = read(line[1], Files.readAllBytes(FILES.resolve(line[0] + ".csv")));
                    switch (line[2]) {
                        case "" ->
                            assertThat(((Row.OfSeeker) row(outcome)).raw().cells())
                                    .extracting(RawRow.Cell::text)
                                    .contains("髙﨑　花子", "①㈱Ⅱ～∥－\n纊ﾔﾏ");
                        case "unreadable-character" ->
                            assertThat(((Row.Held) row(outcome)).refusals())
                                    .extracting(Refusal::code)
                                    .containsOnly(Code.UNREADABLE_CHARACTER);
                        default -> assertThat(refusal(outcome).code().wire()).isEqualTo(line[2]);
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> the_first_wrong_byte_is_told_by_row_column_and_number() throws IOException {
        return lines("wrong-bytes.tsv")
                .map(line -> DynamicTest.dynamicTest(line[0], () -> {
                    byte[] heading =
                            HEADING.getBytes(CharsetNames.charset(line[1]).orElseThrow());
                    Refusal refusal = refusal(read(line[1], joined(heading, bytes(line[2]))));
                    assertThat(refusal.code().wire()).isEqualTo(line[3]);
                    String at = Integer.toString(heading.length + Integer.parseInt(line[6]));
                    assertThat(refusal.where())
                            .isEqualTo(new Where(
                                    Optional.empty(),
                                    Optional.of(line[4]),
                                    Optional.of(line[5]),
                                    Optional.of("byte " + at),
                                    Optional.empty()));
                    assertThat(refusal.text(Language.JA).why())
                            .endsWith(line[4] + " 行目、" + line[5] + " 列目、先頭から " + at + " バイト目。");
                }));
    }

    private Outcome<Chunks> read(String charset, byte[] content) throws IOException {
        return new Normalise(Banks.of(List.of(folder(charset))), TABLES, UUID::randomUUID)
                .apply(Work.of("99", content), LocalDate.of(2026, 8, 20));
    }

    private BankFolder folder(String charset) throws IOException {
        Path copy = Files.createDirectories(temporary.resolve(charset).resolve("99-encodings"));
        for (String file : List.of("bank.yaml", "codes.yaml", "fields.yaml")) {
            String text = Files.readString(FILES.resolve("99-encodings").resolve(file));
            Files.writeString(copy.resolve(file), text.replace("CHARSET", charset));
        }
        return Banks.folder(copy, Score.MAPPINGS.resolve("codes"));
    }

    private static Refusal refusal(Outcome<Chunks> outcome) {
        return switch (outcome) {
            case Outcome.Refused<Chunks>(Refusal refusal) -> refusal;
            case Outcome.Passed<Chunks> passed -> throw new AssertionError("was read");
        };
    }

    private static Row row(Outcome<Chunks> outcome) {
        return switch (outcome) {
            case Outcome.Refused<Chunks>(Refusal refusal) -> throw new AssertionError(refusal.code());
            case Outcome.Passed<Chunks>(Chunks chunks) -> chunks.next().rows().getFirst();
        };
    }

    private static byte[] bytes(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Matcher piece = HEX.matcher(text.replace("\\n", "\n"));
        while (piece.find()) {
            bytes.writeBytes(
                    piece.group(1) == null
                            ? piece.group().getBytes(StandardCharsets.US_ASCII)
                            : HexFormat.of().parseHex(piece.group(1)));
        }
        return bytes.toByteArray();
    }

    private static byte[] joined(byte[] heading, byte[] body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(heading);
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }

    private static Stream<String[]> lines(String table) throws IOException {
        return Files.readAllLines(FILES.resolve(table)).stream().skip(1).map(line -> line.split("\t", -1));
    }
}
