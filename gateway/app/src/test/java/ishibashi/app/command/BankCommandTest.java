package ishibashi.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code bank check|dry-run|draft} as contract §1 says: a line a record, a summary last, and the exit status. */
class BankCommandTest {
    private static final Path BANK = Path.of("../../mappings/banks/09-tochigi");
    private static final Path VACANCIES = BANK.resolve("samples/R8_8月求人一覧.xlsx");
    private static final Path SEEKERS = BANK.resolve("samples/求職者名簿.xlsx");

    @TempDir
    private Path temporary = Path.of("");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void a_good_folder_has_status_0_and_a_broken_one_1() {
        assertThat(run("check", BANK.toString())).isZero();
        assertThat(run("check", temporary.toString())).isEqualTo(1);
        assertThat(out.toString()).contains("ファイルがありません", "the file is missing");
    }

    @Test
    void the_example_to_copy_is_right_and_reads_its_samples() {
        Path example = Path.of("../../mappings/banks/99-example");
        assertThat(run("check", example.toString())).isZero();
        assertThat(run(
                        "dry-run",
                        example.toString(),
                        example.resolve("samples/card.tsv").toString()))
                .isZero();
        assertThat(out.toString()).contains("G-1  accepted", "G-2  accepted");
    }

    @Test
    void a_dry_run_has_a_line_a_record_and_the_summary_last() {
        assertThat(run("dry-run", BANK.toString(), SEEKERS.toString(), "--json", "--as-of", "2026-08-20"))
                .as("three rows are refused")
                .isEqualTo(1);
        List<JsonNode> lines =
                out.toString().lines().map(JsonMapper.shared()::readTree).toList();
        assertThat(lines).hasSize(121);
        JsonNode first = lines.getFirst();
        assertThat(first.propertyNames())
                .containsExactly("file", "where", "record", "kind", "outcome", "values", "refusals", "views");
        assertThat(first.path("values").path("available").propertyNames())
                .containsExactlyInAnyOrder("value", "outcome", "raw", "at", "rule");
        assertThat(first.path("views").propertyNames())
                .containsExactlyInAnyOrder("ownBank", "otherBank", "doctor", "national");
        assertThat(first.path("views").path("otherBank").toString())
                .doesNotContain(first.path("values").path("name").path("value").asString());
        assertThat(lines.getLast().path("summary").path("received").intValue()).isEqualTo(120);
    }

    @Test
    void a_file_that_cannot_be_read_has_status_1_and_its_refusal_in_both_languages() throws IOException {
        Path empty = Files.createFile(temporary.resolve("empty.xlsx"));
        assertThat(run("dry-run", BANK.toString(), empty.toString())).isEqualTo(1);
        assertThat(out.toString())
                .contains("一覧に行がありません", "The list has no rows")
                .containsOnlyOnce("held-empty");
    }

    @Test
    void a_dry_run_tells_a_person_the_counts_in_words_and_a_refused_cell_with_its_place_and_text() {
        Path bank = Path.of("../../mappings/banks/36-tokushima");
        assertThat(run(
                        "dry-run",
                        bank.toString(),
                        bank.resolve("samples/kyujin.xml").toString()))
                .isEqualTo(1);
        assertThat(out.toString())
                .contains("unknown-code\n    場所 where: 25、@区分  書かれていた文字 found: 「9」")
                .contains("180 行 rows: 受理 accepted 175、保留 quarantined 3、却下 rejected 1、重複 duplicate 1")
                .doesNotContain("{\"", "\":");
    }

    @Test
    void a_folder_is_scored_against_what_its_clerk_means_by_the_samples() {
        assertThat(run("score", BANK.toString(), "--as-of", "2026-08-20")).isZero();
        assertThat(out.toString()).contains("日付 dates: ", "達成 reached", "wrong and not marked: 0");
    }

    @Test
    void a_score_names_the_place_where_the_clerk_means_something_else() throws IOException {
        for (Path file : List.of(VACANCIES, SEEKERS)) {
            Files.copy(file, temporary.resolve(file.getFileName()));
        }
        Path truth = temporary.resolve("truth.tsv");
        List<String> meaning = Files.readAllLines(BANK.resolve("samples/meaning.tsv"));
        Files.write(
                truth,
                meaning.stream()
                        .map(line -> line.contains("\tdepartments\t") ? line.replace("\t消化器内科\t", "\t外科\t") : line)
                        .toList());
        assertThat(run("score", BANK.toString(), "--truth", truth.toString(), "--as-of", "2026-08-20"))
                .isEqualTo(1);
        assertThat(out.toString()).contains("正 meant: value 外科  読 read: value 消化器内科", "未達 missed");
    }

    @Test
    void a_file_that_is_not_there_is_wrong_use() {
        assertThat(run("dry-run", BANK.toString(), temporary.resolve("none.csv").toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("ファイルがありません", "no such file");
    }

    @Test
    void a_draft_is_written_beside_a_table_for_the_clerk_and_can_be_tried_as_it_stands() throws IOException {
        Path folder = temporary.resolve("09-draft");
        assertThat(run(
                        "draft",
                        VACANCIES.toString(),
                        SEEKERS.toString(),
                        "--prefecture",
                        "09",
                        "--out",
                        folder.toString()))
                .isZero();
        assertThat(out.toString())
                .contains("求人  R8_8月求人一覧.xlsx  vacancy  {xlsx-list: {heading-rows: 2")
                .contains("  確実 sure  医籍番号 → licenceNumber  ")
                .contains("書きました: ");
        assertThat(Files.readString(folder.resolve("bank.yaml"))).contains("number: 要記入 # TODO");
        assertThat(run("dry-run", folder.toString(), VACANCIES.toString())).isEqualTo(1);
        assertThat(out.toString()).contains("240 行 rows: 受理 accepted 232、");
        assertThat(err.toString()).contains("下書きのまま", "still a draft");
    }

    @Test
    void a_draft_is_not_right_until_each_place_that_it_asks_for_is_filled_in() throws IOException {
        Path folder = temporary.resolve("36-draft");
        Path sample = Path.of("../../mappings/banks/36-tokushima/samples/kyujin.xml");
        assertThat(run("draft", sample.toString(), "--prefecture", "36", "--out", folder.toString()))
                .isZero();
        assertThat(run("check", folder.toString())).isEqualTo(1);
        assertThat(out.toString())
                .contains("36-draft/bank.yaml:3: name", "未記入：バンクの名前", "to fill in: the bank's name")
                .contains("36-draft/bank.yaml:8: legal-basis.expires")
                .contains("36-draft/codes.yaml:5: employment", "未記入：[\"1\", \"2\", \"3\"]");
        for (String name : List.of("bank.yaml", "codes.yaml")) {
            Path file = folder.resolve(name);
            Files.writeString(file, Files.readString(file).replaceAll("# TODO.*", ""));
        }
        out.getBuffer().setLength(0);
        assertThat(run("check", folder.toString()))
                .as("two places still say 要記入")
                .isEqualTo(1);
        assertThat(out.toString())
                .contains("bank.yaml:3: name", "bank.yaml:7: legal-basis.number", "bank.yaml:9: operator");
        Path bank = folder.resolve("bank.yaml");
        Files.writeString(bank, Files.readString(bank).replace("要記入", "徳島県医師バンク（架空）"));
        assertThat(run("check", folder.toString())).isZero();
    }

    @Test
    void a_draft_overwrites_nothing_and_its_folder_has_the_prefectures_number() throws IOException {
        Path folder = Files.createDirectories(temporary.resolve("09-there"));
        Files.writeString(folder.resolve("fields.yaml"), "mine");
        assertThat(run("draft", SEEKERS.toString(), "--prefecture", "09", "--out", folder.toString()))
                .isEqualTo(2);
        assertThat(Files.readString(folder.resolve("fields.yaml"))).isEqualTo("mine");
        assertThat(run("draft", SEEKERS.toString(), "--prefecture", "09", "--out", "13-other"))
                .isEqualTo(2);
        assertThat(run("draft", SEEKERS.toString(), "--prefecture", "48")).isEqualTo(2);
        assertThat(err.toString()).contains("既に設定があります", "must begin with 09-", "two digits from 01 to 47");
    }

    @Test
    void lines_of_one_length_are_not_drafted_and_the_clerk_is_told_why() {
        Path fixed = Path.of("../../mappings/banks/99-example/samples/kotei.txt");
        assertThat(run("draft", fixed.toString(), "--prefecture", "09")).isEqualTo(1);
        assertThat(err.toString()).contains("固定長", "lines of one length");
    }

    private int run(String... words) {
        return new CommandLine(new BankCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(words);
    }
}
