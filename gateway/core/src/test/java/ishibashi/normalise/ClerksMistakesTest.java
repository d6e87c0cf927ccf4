package ishibashi.normalise;

import static ishibashi.normalise.BadFiles.MS932;
import static ishibashi.normalise.BadFiles.sample;
import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.bank.BankFolder;
import ishibashi.bank.Banks;
import ishibashi.message.Bytes;
import ishibashi.message.FileLabel;
import ishibashi.refusal.Code;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a clerk does with a list by mistake, and what the dry run says of it in both languages. */
class ClerksMistakesTest {
    private static final String LIST = "01-hokkaido/samples/kyujin_20260820.csv";
    private static final String WORKBOOK = "09-tochigi/samples/求職者名簿.xlsx";
    private static final LocalDate DAY = LocalDate.of(2026, 8, 20);

    @Test
    void a_workbook_saved_in_the_old_form_is_told_to_be_saved_as_xlsx() throws IOException {
        ByteArrayOutputStream old = new ByteArrayOutputStream();
        try (HSSFWorkbook book = new HSSFWorkbook()) {
            book.createSheet("求職者名簿").createRow(0).createCell(0).setCellValue("番号");
            book.write(old);
        }
        JsonNode held = tried("09-tochigi", old.toByteArray()).path("held");
        assertThat(held.path("code").stringValue()).isEqualTo(Code.FILE_UNREADABLE.wire());
        assertThat(held.path("why").path("ja").stringValue()).contains("古い形式", ".xls");
        assertThat(held.path("remedy").path("ja").stringValue()).contains(".xlsx");
        assertThat(held.path("remedy").path("en").stringValue()).contains(".xlsx");
    }

    @Test
    void a_workbook_with_a_password_is_told_to_be_saved_without() throws IOException, GeneralSecurityException {
        ByteArrayOutputStream closed = new ByteArrayOutputStream();
        try (POIFSFileSystem files = new POIFSFileSystem()) {
            var encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("架空");
            try (OutputStream out = encryptor.getDataStream(files)) {
                new ByteArrayInputStream(sample(WORKBOOK)).transferTo(out);
            }
            files.writeFilesystem(closed);
        }
        JsonNode held = tried("09-tochigi", closed.toByteArray()).path("held");
        assertThat(held.path("code").stringValue()).isEqualTo(Code.FILE_UNREADABLE.wire());
        assertThat(held.path("why").path("ja").stringValue()).contains("パスワード");
        assertThat(held.path("why").path("en").stringValue()).contains("password");
        assertThat(held.path("remedy").path("ja").stringValue()).contains("外し");
    }

    @Test
    void a_required_column_under_another_name_is_named_with_its_shape() {
        JsonNode held = tried("01-hokkaido", list("募集科目", "募集の科")).path("held");
        assertThat(held.path("code").stringValue()).isEqualTo(Code.SHAPE_UNKNOWN.wire());
        assertThat(held.path("why").path("ja").stringValue())
                .contains("様式「求人」", "募集科目")
                .doesNotContain("募集の科", "勤務地");
        assertThat(held.path("why").path("en").stringValue()).contains("求人", "募集科目");
        assertThat(held.path("remedy").path("ja").stringValue()).contains("fields.yaml");
    }

    @Test
    void a_column_that_need_not_be_there_is_told_as_missing_when_its_name_has_changed() {
        JsonNode summary = tried("01-hokkaido", list("当直(回/月)", "当直回数"));
        assertThat(summary.has("held")).isFalse();
        assertThat(summary.path("missing")).hasSize(1);
        assertThat(summary.path("missing").get(0).stringValue()).isEqualTo("当直(回/月)");
        assertThat(summary.path("unused").toString()).contains("当直回数");
    }

    @Test
    void a_list_as_it_should_be_lacks_nothing() {
        assertThat(tried("01-hokkaido", sample(LIST)).path("missing")).isEmpty();
        assertThat(tried("09-tochigi", sample(WORKBOOK)).path("missing")).isEmpty();
    }

    private static byte[] list(String heading, String other) {
        String text = new String(sample(LIST), MS932);
        assertThat(text).contains(heading);
        return text.replaceFirst(java.util.regex.Pattern.quote(heading), other).getBytes(MS932);
    }

    /** The summary of a dry run. */
    private static JsonNode tried(String folder, byte[] content) {
        BankFolder bank =
                Banks.folder(Score.MAPPINGS.resolve("banks").resolve(folder), Score.MAPPINGS.resolve("codes"));
        AtomicReference<JsonNode> last =
                new AtomicReference<>(JsonMapper.shared().createObjectNode());
        new DryRun(bank, CodeTables.load(Score.MAPPINGS.resolve("codes")), UUID::randomUUID, row -> Map.of())
                .run(new FileLabel("list"), Bytes.of(content), Optional.of(DAY), DAY, last::set);
        return last.get().path("summary");
    }
}
