package ishibashi.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ishibashi.bank.BankFolder;
import ishibashi.bank.BankFolderInvalid;
import ishibashi.bank.Banks;
import ishibashi.bank.Problem;
import ishibashi.bundle.OwnFile;
import ishibashi.bundle.Told;
import ishibashi.bundle.Urgent;
import ishibashi.message.Matched.Points;
import ishibashi.message.Matched.Scored;
import ishibashi.message.MemberId;
import ishibashi.message.RecordId;
import ishibashi.pseudonymise.view.AnonymousView;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Results in a bank's own form: {@code results.yaml}. */
class OwnFormTest {
    private static final Path FOLDER = Path.of("src/test/resources/encodings/99-encodings");
    private static final Path CODES = Path.of("../../mappings/codes");
    private static final MemberId BANK = new MemberId("bank-99");

    private static final String FORM = """
            version: 1
            files:
              candidates:
                name: 候補.csv
                charset: MS932
                columns:
                  番号: own-number
                  順位: rank
                  点数: score
                  科: departments
                  地域: prefectures
                  形態: employment
                  時期: start
                  理由: reasons
              notice: {name: 急募.tsv, charset: UTF-8, delimiter: tab, line-end: lf, mark: "yes", columns: {番号: own-number, 相手: other-number}}
            """;

    @TempDir
    private Path temporary = Path.of("");

    @Test
    void candidates_are_written_in_the_banks_charset_words_and_order() throws IOException {
        OwnFile file = form(FORM)
                .rankings(BANK, "candidates", List.of(told("T-1", "診療科が同じ", "〜週4日")))
                .orElseThrow();
        assertThat(file.name()).isEqualTo("候補.csv");
        assertThat(file.contentType()).isEqualTo("text/csv; charset=Windows-31J");
        assertThat(text(file, "windows-31j"))
                .isEqualTo("番号,順位,点数,科,地域,形態,時期,理由\r\nT-1,1,80,内科、外科,栃木県、全国,有期,2026年10月,診療科が同じ、～週4日\r\n");
        assertThat(file.lost()).isEmpty();
    }

    @Test
    void a_character_that_the_charset_lacks_is_told_by_row_and_column() throws IOException {
        OwnFile file = form(FORM)
                .rankings(BANK, "candidates", List.of(told("T-1", "一", "二"), told("T-2", "𠮷", "三")))
                .orElseThrow();
        assertThat(text(file, "windows-31j")).contains("〓、三");
        assertThat(file.lost()).containsExactly(new OwnFile.Lost(3, "理由", "U+20BB7"));
    }

    @ParameterizedTest
    @CsvSource({"=cmd|' /C calc'!A0", "+81", "-1", "@SUM(A1)", "＝1", "＠x"})
    void what_a_spreadsheet_would_run_is_written_as_text(String number) throws IOException {
        OwnFile file = form(FORM)
                .rankings(BANK, "candidates", List.of(told(number, "一", "二")))
                .orElseThrow();
        assertThat(text(file, "windows-31j")).contains("\r\n'" + number + ",1,");
    }

    @Test
    void an_urgent_vacancy_has_a_row_for_each_seeker_whom_it_fits() throws IOException {
        OwnFile file = form(FORM)
                .notices(BANK, List.of(new Urgent("abc", view(), List.of("S-1", "S-2"))))
                .orElseThrow();
        assertThat(text(file, "UTF-8")).isEqualTo("\uFEFF番号\t相手\nS-1\tabc\nS-2\tabc\n");
    }

    @Test
    void a_bank_gets_no_form_of_what_it_has_not_asked_for() throws IOException {
        assertThat(form(FORM).rankings(BANK, "matches", List.of(told("S-1", "一", "二"))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "charset: MS932|charset: KOI8|files.candidates.charset",
                "name: 候補.csv|name: ../候補.csv|files.candidates.name",
                "順位: rank|順位: ranc|files.candidates.columns.順位",
                "  candidates:|  receipts:|files.receipts",
                "charset: UTF-8|charset: MS932|files.notice.mark",
                "形態: employment|形態: {value: employment, codes: 形}|files.candidates.columns.形態.codes"
            })
    void a_form_that_cannot_be_right_is_refused_at_its_place(String good, String wrong, String place) {
        assertThat(FORM).contains(good);
        BankFolderInvalid refused =
                catchThrowableOfType(BankFolderInvalid.class, () -> folder(FORM.replace(good, wrong)));
        assertThat(refused).isNotNull();
        assertThat(refused.problems()).extracting(Problem::place).contains("99-encodings/results.yaml: " + place);
    }

    private static Told told(String number, String first, String second) {
        List<Points> points = List.of(new Points("a", 50, first, "first"), new Points("b", 30, second, "second"));
        Scored scored = new Scored(new RecordId(new UUID(0, 1)), 1, 80, 100, points);
        return new Told("vacancy", number, "rules", 20, List.of(new Told.Other("abc", view(), scored)), List.of());
    }

    private static AnonymousView view() {
        return new AnonymousView(
                "seeker",
                List.of("09", "*"),
                List.of("内科", "外科"),
                List.of("fixed"),
                List.of("full-time"),
                Optional.empty(),
                Optional.of(YearMonth.of(2026, 10)),
                Optional.empty(),
                Optional.empty(),
                Optional.of("limited"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private OwnForm form(String results) throws IOException {
        BankFolder folder = folder(results);
        return new OwnForm(member -> Optional.of(folder).filter(f -> f.member().equals(member)));
    }

    private BankFolder folder(String results) throws IOException {
        Path copy = Files.createDirectories(temporary.resolve("99-encodings"));
        for (String file : List.of("bank.yaml", "codes.yaml", "fields.yaml")) {
            Files.writeString(
                    copy.resolve(file), Files.readString(FOLDER.resolve(file)).replace("CHARSET", "MS932"));
        }
        Files.writeString(copy.resolve("results.yaml"), results);
        return Banks.folder(copy, CODES);
    }

    private static String text(OwnFile file, String charset) {
        return new String(
                file.content().toArray(), charset.equals("UTF-8") ? StandardCharsets.UTF_8 : Charset.forName(charset));
    }
}
