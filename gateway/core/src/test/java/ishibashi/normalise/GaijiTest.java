package ishibashi.normalise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ishibashi.bank.BankFolder;
import ishibashi.bank.BankFolderInvalid;
import ishibashi.bank.Banks;
import ishibashi.bank.Problem;
import ishibashi.message.Bytes;
import ishibashi.message.FileLabel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** 外字: characters that only the bank's own machine knows are read by its table or wait with their place (domain §10). */
class GaijiTest {
    private static final Path FOLDER = Path.of("src/test/resources/encodings/99-encodings");
    private static final LocalDate DAY = LocalDate.of(2026, 8, 20);
    private static final CodeTables TABLES = CodeTables.load(Score.MAPPINGS.resolve("codes"));

    /** Two seekers, one whose name begins with F040, one whose name holds F041 and whose note holds 〓. */
    private static final String ROWS = """
            番号,氏名,医籍番号,地域,形態,科,備考
            S-1,{f040}山 花子,900001,宇都宮市,常勤,内科,
            S-2,石{f041} 次郎,900002,宇都宮市,常勤,内科,〓
            """;

    @TempDir
    private Path temporary = Path.of("");

    @Test
    void without_a_table_each_row_waits_with_column_and_code() throws IOException {
        List<ObjectNode> lines = dryRun(Optional.empty());
        assertThat(lines.get(0).path("outcome").asString()).isEqualTo("quarantined");
        JsonNode refusal = lines.get(0).path("refusals").path(0);
        assertThat(refusal.path("code").asString()).isEqualTo("unreadable-character");
        assertThat(refusal.path("where").path("row").asString()).isEqualTo("2");
        assertThat(refusal.path("where").path("column").asString()).isEqualTo("氏名");
        assertThat(refusal.path("why").path("ja").asString()).contains("「氏名」", "F040 (U+E000)");
        assertThat(characters(lines).path("lost").asInt()).isEqualTo(3);
        assertThat(characters(lines).path("places").valueStream().map(GaijiTest::place))
                .containsExactly("2 氏名 2:2 F040 (U+E000)", "3 氏名 3:2 F041 (U+E001)", "3 備考 3:7 81AC (U+3013)");
    }

    @Test
    void by_the_table_a_row_is_read_and_the_cell_is_shown_as_it_stands() throws IOException {
        List<ObjectNode> lines = dryRun(Optional.of("code,text,about\nF040,髙,はしごだか\n"));
        assertThat(lines.get(0).path("outcome").asString()).isEqualTo("accepted");
        assertThat(lines.get(0).path("values").path("name").path("value").asString())
                .contains("髙山");
        assertThat(lines.get(0).path("gaiji").path(0).path("raw").asString()).isEqualTo("\uE000山 花子");
        assertThat(lines.get(1).path("outcome").asString()).isEqualTo("quarantined");
        assertThat(characters(lines).path("lost").asInt()).isEqualTo(2);
        assertThat(characters(lines).path("gaiji").asInt()).isEqualTo(1);
    }

    @Test
    void what_the_table_gives_is_checked_like_what_is_written() throws IOException {
        List<ObjectNode> lines = dryRun(Optional.of("code,text\nU+E000,患者名：\nU+E001,﨑\n"));
        assertThat(lines.get(0).path("outcome").asString()).isEqualTo("rejected");
        assertThat(lines.get(0).has("gaiji")).isFalse();
    }

    @Test
    void another_table_is_another_version_of_the_mapping() throws IOException {
        String without = folder("a", Optional.empty()).mappingVersion();
        String with = folder("b", Optional.of("code,text\nF040,髙\n")).mappingVersion();
        String other = folder("c", Optional.of("code,text\nF040,高\n")).mappingVersion();
        assertThat(List.of(without, with, other)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "code,text;8740,①|gaiji.csv: 2",
                "code,text;F040,〓|gaiji.csv: 2",
                "code,text;F040,|gaiji.csv: 2",
                "code,text;F040,髙;U+E000,高|gaiji.csv: 3",
                "code,text;F9FD,髙|gaiji.csv: 2",
                "code,text;E000,髙|gaiji.csv: 2",
                "符号,文字;F040,髙|gaiji.csv"
            })
    void a_table_that_cannot_be_right_is_refused_at_its_line(String table, String place) {
        BankFolderInvalid refused = catchThrowableOfType(
                BankFolderInvalid.class, () -> folder("bad", Optional.of(table.replace(';', '\n') + "\n")));
        assertThat(refused).isNotNull();
        assertThat(refused.problems()).extracting(Problem::place).containsExactly("99-encodings/" + place);
    }

    private List<ObjectNode> dryRun(Optional<String> table) throws IOException {
        List<ObjectNode> lines = new ArrayList<>();
        new DryRun(folder("run", table), TABLES, UUID::randomUUID, row -> Map.of())
                .run(new FileLabel("list.csv"), Bytes.of(ms932(ROWS)), Optional.of(DAY), DAY, lines::add);
        return lines;
    }

    private static JsonNode characters(List<ObjectNode> lines) {
        return lines.getLast().path("summary").path("characters");
    }

    private static String place(JsonNode place) {
        return place.path("where").asString() + " " + place.path("column").asString() + " "
                + place.path("at").asString() + " " + place.path("code").asString();
    }

    private BankFolder folder(String name, Optional<String> table) throws IOException {
        Path copy = Files.createDirectories(temporary.resolve(name).resolve("99-encodings"));
        for (String file : List.of("bank.yaml", "codes.yaml", "fields.yaml")) {
            Files.writeString(
                    copy.resolve(file), Files.readString(FOLDER.resolve(file)).replace("CHARSET", "MS932"));
        }
        if (table.isPresent()) {
            Files.writeString(copy.resolve("gaiji.csv"), table.get());
        }
        return Banks.folder(copy, Score.MAPPINGS.resolve("codes"));
    }

    /** Codes stand in braces. */
    private static byte[] ms932(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String piece : text.split("[{}]", -1)) {
            bytes.writeBytes(
                    piece.matches("[0-9a-f]{4}")
                            ? HexFormat.of().parseHex(piece)
                            : piece.getBytes(Charset.forName("windows-31j")));
        }
        return bytes.toByteArray();
    }
}
