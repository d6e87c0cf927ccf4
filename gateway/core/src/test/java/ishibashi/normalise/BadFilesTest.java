package ishibashi.normalise;

import static ishibashi.normalise.BadFiles.MS932;
import static ishibashi.normalise.BadFiles.sample;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.bank.Banks;
import ishibashi.message.Bytes;
import ishibashi.message.Outcome;
import ishibashi.message.Row;
import ishibashi.refusal.Code;
import ishibashi.refusal.Language;
import ishibashi.refusal.Refusal;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What cannot be read is held with the code of rulings 12; what is wrong with one row holds that row alone. */
class BadFilesTest {
    private static final String LIST = "01-hokkaido/samples/kyujin_20260820.csv";
    private static final String SEEKERS = "01-hokkaido/samples/kyushoku_20260820.csv";
    private static final String WORKBOOK = "09-tochigi/samples/求職者名簿.xlsx";
    private static final String FORMS = "35-yamaguchi/samples/求職票綴.xlsx";
    private static final String XML = "36-tokushima/samples/kyushoku.xml";
    private static final String LINES = "13-tokyo/samples/vacancies.jsonl";
    private static final String JSON = "13-tokyo/samples/seekers.json";

    private final Normalise normalise = new Normalise(
            Banks.load(Score.MAPPINGS), CodeTables.load(Score.MAPPINGS.resolve("codes")), UUID::randomUUID);

    record Case(String bank, Bytes content, Code code) {}

    private static Map<String, Case> held() {
        return Map.ofEntries(
                Map.entry("nothing", bad("01", new byte[0], Code.HELD_EMPTY)),
                Map.entry("blanks", bad("01", " \r\n \r\n".getBytes(MS932), Code.SHAPE_UNKNOWN)),
                Map.entry("headings only", bad("01", headingsOnly(), Code.HELD_EMPTY)),
                Map.entry("no items", bad("13", "{\"items\":[]}".getBytes(UTF_8), Code.HELD_EMPTY)),
                Map.entry("UTF-8", bad("01", BadFiles.in(UTF_8, sample(LIST)), Code.ENCODING_MISMATCH)),
                Map.entry("UTF-16", bad("01", in("UTF-16"), Code.ENCODING_MISMATCH)),
                Map.entry("EUC-JP", bad("01", in("EUC-JP"), Code.ENCODING_MISMATCH)),
                Map.entry("other headings", bad("01", "a,b\r\n1,2\r\n".getBytes(MS932), Code.SHAPE_UNKNOWN)),
                Map.entry("another bank's file", bad("01", sample(XML), Code.SHAPE_UNKNOWN)),
                Map.entry("257 columns", bad("01", wide(), Code.TOO_MANY)),
                Map.entry("a cut workbook", bad("09", BadFiles.firstHalf(sample(WORKBOOK)), Code.FILE_UNREADABLE)),
                Map.entry("a zip bomb", bad("09", BadFiles.zipBomb(), Code.ARCHIVE_BOMB)),
                Map.entry("an entry twice", bad("09", BadFiles.withEntryTwice(sample(WORKBOOK)), Code.ARCHIVE_BOMB)),
                Map.entry("a straying entry", bad("09", with("../x.xml"), Code.FILE_UNREADABLE)),
                Map.entry("macros", bad("09", with("xl/vbaProject.bin"), Code.PROFILE_VIOLATION)),
                Map.entry("no workbook", bad("09", "PK\3\4".getBytes(UTF_8), Code.FILE_UNREADABLE)),
                Map.entry("a DTD", bad("36", BadFiles.withDtd(sample(XML)), Code.FILE_UNREADABLE)),
                Map.entry("XML without its end", bad("36", cutXml(), Code.FILE_UNREADABLE)),
                Map.entry("deep XML", bad("36", deepXml(), Code.TOO_DEEP)),
                Map.entry("deep JSON", bad("13", BadFiles.nested(5_000), Code.TOO_DEEP)),
                Map.entry("cut JSON", bad("13", BadFiles.firstHalf(sample(JSON)), Code.FILE_UNREADABLE)));
    }

    private static Case bad(String bank, byte[] content, Code code) {
        return new Case(bank, Bytes.of(content), code);
    }

    @TestFactory
    Stream<DynamicTest> a_file_that_cannot_be_read_is_held_whole() {
        return held().entrySet().stream()
                .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> {
                    Case bad = e.getValue();
                    Refusal refusal = refusal(bad.bank(), bad.content().toArray());
                    assertThat(refusal.code()).isEqualTo(bad.code());
                    told(refusal);
                }));
    }

    @Test
    void a_row_with_a_my_number_is_held_and_the_number_is_nowhere() {
        byte[] content = BadFiles.replaced(sample(SEEKERS), MS932, "介護のため週3日まで", "マイナンバー 123456789018");
        List<Row> rows = rows("01", content);
        assertThat(codes(rows)).contains(Code.LAW_INDIVIDUAL_NUMBER);
        assertThat(rows)
                .noneMatch(row -> row instanceof Row.Held held
                        && (held.raw().cells().stream().anyMatch(c -> c.text().contains("123456789018"))
                                || held.refusals().stream()
                                        .anyMatch(
                                                r -> r.where().raw().orElse("").contains("123456789018"))));
    }

    @Test
    void a_my_number_beside_the_labels_of_a_form_or_the_columns_of_a_list_is_found_too() {
        byte[] form = BadFiles.withText(sample(FORMS), "求職01", "H30", "123456789018");
        byte[] list = BadFiles.withText(sample(WORKBOOK), "名簿", "Z3", "個人番号123456789018");
        for (List<Row> rows : List.of(rows("35", form), rows("09", list))) {
            Row first = rows.getFirst();
            assertThat(codes(List.of(first))).containsExactly(Code.LAW_INDIVIDUAL_NUMBER);
            assertThat(((Row.Held) first).raw().cells()).noneMatch(c -> c.text().contains("123456789018"));
        }
    }

    @Test
    void a_row_with_patient_data_is_rejected_and_nothing_of_it_is_kept() {
        byte[] content = BadFiles.replaced(
                sample(LINES), UTF_8, "\"memo\": \"\"", "\"memo\": {\"a\": [{\"resourceType\": \"Patient\"}]}");
        Row first = rows("13", content).getFirst();
        assertThat(first).isInstanceOf(Row.Rejected.class);
        assertThat(((Row.Rejected) first).refusals())
                .allMatch(r -> r.code() == Code.PATIENT_DATA && r.where().raw().isEmpty());
    }

    @Test
    void an_overlong_cell_holds_its_row_alone() {
        byte[] content = BadFiles.replaced(sample(LIST), MS932, "見学歓迎。", "長".repeat(40_000));
        List<Row> rows = rows("01", content);
        assertThat(rows).hasSameSizeAs(rows("01", sample(LIST)));
        assertThat(codes(rows)).contains(Code.BROKEN_RECORD);
    }

    @Test
    void a_copy_of_a_row_that_only_writes_its_values_otherwise_is_a_duplicate() {
        String[] lines = new String(sample(LIST), MS932).split("\r\n", 3);
        String copy = lines[1].replace("スポット", "単発").replace("有期", "任期付").replace("無期", "正職員");
        assertThat(copy).isNotEqualTo(lines[1]);
        List<Row> rows = rows(
                "01", String.join("\r\n", lines[0], lines[1], copy, lines[2]).getBytes(MS932));
        assertThat(rows.get(1)).isInstanceOf(Row.Repeated.class);
    }

    @Test
    void a_last_row_that_was_cut_is_held() {
        String text = new String(sample(LIST), MS932);
        int row = text.indexOf("01-2026-00300");
        List<Row> rows = rows("01", text.substring(0, row + 40).getBytes(MS932));
        assertThat(codes(List.of(rows.getLast()))).containsExactly(Code.BROKEN_RECORD);
    }

    @Test
    void every_refusal_of_the_samples_is_told_in_both_languages() {
        Map.of("01", LIST, "09", WORKBOOK, "36", XML, "13", LINES, "35", "35-yamaguchi/samples/求人票綴.xlsx")
                .forEach((bank, file) -> refusals(rows(bank, sample(file))).forEach(BadFilesTest::told));
    }

    private static void told(Refusal refusal) {
        for (Language language : Language.values()) {
            assertThat(refusal.text(language).why() + refusal.text(language).remedy())
                    .isNotBlank()
                    .doesNotContain("{0}", "{1}");
        }
    }

    private Refusal refusal(String bank, byte[] content) {
        return switch (normalise.apply(Work.of(bank, content), LocalDate.of(2026, 8, 20))) {
            case Outcome.Refused<Chunks>(Refusal refusal) -> refusal;
            case Outcome.Passed<Chunks> passed -> throw new AssertionError("was read");
        };
    }

    private List<Row> rows(String bank, byte[] content) {
        List<Row> rows = new ArrayList<>();
        switch (normalise.apply(Work.of(bank, content), LocalDate.of(2026, 8, 20))) {
            case Outcome.Refused<Chunks>(Refusal refusal) -> throw new AssertionError(refusal.code());
            case Outcome.Passed<Chunks>(Chunks chunks) -> chunks.forEachRemaining(c -> rows.addAll(c.rows()));
        }
        return rows;
    }

    private static List<Code> codes(List<Row> rows) {
        return refusals(rows).stream().map(Refusal::code).toList();
    }

    private static List<Refusal> refusals(List<Row> rows) {
        return rows.stream()
                .flatMap(row -> switch (row) {
                    case Row.Held h -> h.refusals().stream();
                    case Row.Rejected r -> r.refusals().stream();
                    case Row.OfVacancy v -> Stream.<Refusal>of();
                    case Row.OfSeeker s -> Stream.<Refusal>of();
                    case Row.Withdrawn w -> Stream.<Refusal>of();
                    case Row.Repeated r -> Stream.<Refusal>of();
                })
                .toList();
    }

    private static byte[] headingsOnly() {
        String text = new String(sample(LIST), MS932);
        return text.substring(0, text.indexOf('\n') + 1).getBytes(MS932);
    }

    private static byte[] in(String charset) {
        return BadFiles.in(Charset.forName(charset), sample(LIST));
    }

    private static byte[] with(String entry) {
        return BadFiles.withEntry(sample(WORKBOOK), entry);
    }

    private static byte[] wide() {
        return (new String(headingsOnly(), MS932) + "1,".repeat(257) + "1\r\n").getBytes(MS932);
    }

    private static byte[] cutXml() {
        String text = new String(sample(XML), MS932);
        return text.substring(0, text.length() / 2).getBytes(MS932);
    }

    private static byte[] deepXml() {
        return BadFiles.replaced(sample(XML), MS932, "<求職者 ", "<求職者>" + "<a>".repeat(70) + "</求職者><求職者 ");
    }
}
