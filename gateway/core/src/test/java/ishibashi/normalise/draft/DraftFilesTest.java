package ishibashi.normalise.draft;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.bank.Banks;
import ishibashi.message.Bytes;
import ishibashi.message.FileLabel;
import ishibashi.message.Outcome;
import ishibashi.normalise.CodeTables;
import ishibashi.refusal.Code;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that no bank sent: their encoding, their form, and what is no file to draft from. */
class DraftFilesTest {
    private static final String LIST = """
            求人番号,病院名,所在地,診療科,雇用形態,採用予定日,年齢,○×欄
            A-1,青空病院,栃木県宇都宮市,内科,無期,令和8年10月1日,60,甲
            A-2,若葉診療所,栃木県小山市,小児科,有期,令和8年11月1日,60,乙
            A-3,架空クリニック,栃木県足利市,皮膚科,スポット,令和8年12月1日,60,丙
            """;
    private static final List<String> TARGETS =
            List.of("vacancyNumber", "facilityName", "workplace", "departments", "employment", "startDate", "", "");

    @TempDir
    private Path temporary = Path.of("");

    @ParameterizedTest
    @CsvSource({
        "UTF-8, UTF-8",
        "MS932, windows-31j",
        "EUC-JP, EUC-JP",
        "ISO-2022-JP, ISO-2022-JP",
        "UTF-16, UTF-16",
        "UTF-16LE, UTF-16LE"
    })
    void an_encoding_is_told_by_the_bytes(String word, String charset) {
        DraftFolder folder = drafted(LIST.getBytes(Charset.forName(charset)));
        assertThat(folder.about().getFirst().read()).contains("charset: " + word + "}");
        assertThat(targets(folder)).isEqualTo(TARGETS);
    }

    @Test
    void a_delimiter_and_rows_above_the_heading_are_seen() {
        String text = "求人一覧（令和8年8月20日現在）\n\n" + LIST.replace(',', '\t');
        DraftFolder folder = drafted(text.getBytes(StandardCharsets.UTF_8));
        assertThat(folder.about().getFirst().read()).isEqualTo("{csv: {charset: UTF-8, delimiter: tab}}");
        assertThat(targets(folder)).isEqualTo(TARGETS);
        assertThat(folder.files().get("fields.yaml")).contains("as-of: [title]");
    }

    @Test
    void a_column_that_the_law_forbids_is_proposed_for_nothing_and_said_to_a_person() throws IOException {
        DraftFolder folder = drafted(LIST.getBytes(StandardCharsets.UTF_8));
        assertThat(folder.files().get("fields.yaml"))
                .contains("# TODO 年齢: 求人に年齢の条件は書けません")
                .contains("unused: [\"○×欄\"]");
        assertThat(checked(folder)).isEqualTo("09");
    }

    @Test
    void lines_without_a_heading_are_told_by_their_values_and_their_columns_by_letters() {
        String rows = LIST.lines().skip(1).reduce("", (a, b) -> a + b + "\n");
        DraftFolder folder = drafted(rows.getBytes(StandardCharsets.UTF_8));
        assertThat(folder.about().getFirst().read())
                .isEqualTo("{csv: {charset: UTF-8, heading-rows: 0, first-row: 1, columns: 8}}");
        assertThat(folder.files().get("fields.yaml")).contains("departments: {at: D}");
    }

    @Test
    void names_of_columns_cannot_write_into_the_mapping() throws IOException {
        String evil = LIST.replace("○×欄", "\"x]\"\"\n    kind: seeker # \"").replace("病院名", "\"病院名: {is: \"\"x\"\"}\"");
        DraftFolder folder = drafted(evil.getBytes(StandardCharsets.UTF_8));
        assertThat(checked(folder)).isEqualTo("09");
    }

    @Test
    void lines_of_one_length_are_said_to_be_beyond_it() {
        DraftFolder folder =
                drafted("D0001AOZORA  0920120261001\nD0002WAKABA  0920820261101\nD0003KAKUU   0920220261201\n"
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(folder.unseen()).containsExactly("list.txt");
    }

    @Test
    void what_is_no_list_is_refused_and_not_guessed() throws IOException {
        assertThat(refused("これは手紙です。\n一覧ではありません。\n".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(Code.SHAPE_UNKNOWN);
        assertThat(refused(new byte[0])).isEqualTo(Code.HELD_EMPTY);
        assertThat(refused(new byte[] {(byte) 0x82, (byte) 0xff, 0x41, (byte) 0xff, 0x0a}))
                .isEqualTo(Code.ENCODING_MISMATCH);
        assertThat(refused("<!DOCTYPE a [<!ENTITY b \"bbbb\">]><a>&b;</a>".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(Code.FILE_UNREADABLE);
        assertThat(refused("PK\u0003\u0004 no archive".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(Code.FILE_UNREADABLE);
    }

    @Test
    void of_a_long_file_only_the_beginning_is_looked_at() throws IOException {
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        rows.write(LIST.getBytes(StandardCharsets.UTF_8));
        for (int n = 4; n < 50_000; n++) {
            rows.write(("B-" + n + ",青空病院,栃木県宇都宮市,内科,無期,令和8年10月1日,60,甲\n").getBytes(StandardCharsets.UTF_8));
        }
        DraftFolder folder = drafted(rows.toByteArray());
        assertThat(folder.about().getFirst().records()).isLessThanOrEqualTo(300);
        assertThat(targets(folder)).isEqualTo(TARGETS);
    }

    private static Outcome<DraftFolder> draft(byte[] content) {
        return new Draft("09", CodeTables.load(HandMade.MAPPINGS.resolve("codes")), HandMade.words(), UUID::randomUUID)
                .of(List.of(new Draft.File(new FileLabel("list.txt"), Bytes.of(content))), HandMade.DAY);
    }

    private static DraftFolder drafted(byte[] content) {
        return ((Outcome.Passed<DraftFolder>) draft(content)).next();
    }

    private static Code refused(byte[] content) {
        return ((Outcome.Refused<DraftFolder>) draft(content)).refusal().code();
    }

    private static List<String> targets(DraftFolder folder) {
        return folder.columns().stream().map(DraftFolder.Column::target).toList();
    }

    /** Whose bank it is, once the folder is found right. */
    private String checked(DraftFolder draft) throws IOException {
        Path folder = Files.createDirectories(temporary.resolve("09-draft"));
        for (var file : draft.files().entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
        return Banks.folder(folder, HandMade.MAPPINGS.resolve("codes")).prefecture();
    }
}
