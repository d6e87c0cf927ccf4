package ishibashi.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.bank.BankFolder;
import ishibashi.bank.Banks;
import ishibashi.message.Bytes;
import ishibashi.message.FileLabel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What another folder would change of a sample bank's seekers, told without telling who they are. */
class ShadowTest {
    private static final Path MAPPINGS = Path.of("../../mappings");
    private static final Path BANK = MAPPINGS.resolve("banks/01-hokkaido");
    private static final String FILE = "kyushoku_20260820.csv";

    private final Shadow shadow;

    @TempDir
    private Path folder;

    ShadowTest() throws Exception {
        this.shadow = new Shadow(CodeTables.load(MAPPINGS.resolve("codes")), UUID::randomUUID);
    }

    @Test
    void the_same_folder_changes_nothing_of_any_row() throws Exception {
        ShadowReport report = compare(Optional.of(bank(BANK)), bank(BANK));
        assertThat(report.rows()).isEqualTo(received());
        assertThat(report.same()).isEqualTo(received());
        assertThat(report.changes()).isEmpty();
    }

    @Test
    void a_column_that_is_read_no_more_is_counted_in_every_row_that_had_it() throws Exception {
        ShadowReport report = compare(Optional.of(bank(BANK)), changed("      payWish: {column: 希望年収(万円)", "      # "));
        assertThat(report.outcomes()).isEmpty();
        assertThat(report.fields()).containsOnlyKeys("payWish");
        assertThat(report.fields()).containsEntry("payWish", report.rows() - report.same());
    }

    @Test
    void a_field_that_names_somebody_is_counted_but_never_shown() throws Exception {
        ShadowReport report = compare(
                Optional.of(bank(BANK)),
                changed("name: {column: 氏名}", "name: {column: フリガナ}", "      name.kana", "      # "));
        assertThat(report.fields()).containsKeys("name", "name.kana");
        assertThat(report.changes())
                .isNotEmpty()
                .flatExtracting(ShadowReport.Change::fields)
                .filteredOn(change -> change.field().startsWith("name"))
                .allSatisfy(change -> assertThat(change)
                        .isEqualTo(new ShadowReport.FieldChange(change.field(), Optional.empty(), Optional.empty())));
    }

    @Test
    void without_a_folder_in_force_every_row_is_new() throws Exception {
        ShadowReport report = compare(Optional.empty(), bank(BANK));
        assertThat(report.rows()).isZero();
        assertThat(report.same()).isZero();
        assertThat(report.outcomes().values().stream().mapToInt(n -> n).sum()).isEqualTo(report.rowsThen());
    }

    @Test
    void a_folder_that_no_longer_knows_the_file_would_hold_it_whole() throws Exception {
        ShadowReport report = compare(Optional.of(bank(BANK)), changed("{column: 医籍登録番号}", "{column: 籍番号}"));
        assertThat(report.held()).isEmpty();
        assertThat(report.heldThen()).contains("shape-unknown");
        assertThat(report.outcomes()).containsEntry("accepted > none", accepted(report));
    }

    /** Rows of the file, as the ledger beside the samples says. */
    private static int received() throws Exception {
        return Files.readAllLines(BANK.resolve("samples/ledger.tsv")).stream()
                .filter(line -> line.startsWith(FILE))
                .map(line -> line.split("\t", -1)[1])
                .mapToInt(Integer::parseInt)
                .sum();
    }

    private static int accepted(ShadowReport report) {
        return report.rows()
                - Map.copyOf(report.outcomes()).entrySet().stream()
                        .filter(outcome -> !outcome.getKey().startsWith("accepted"))
                        .mapToInt(Map.Entry::getValue)
                        .sum();
    }

    private ShadowReport compare(Optional<BankFolder> now, BankFolder next) throws Exception {
        return shadow.compare(
                now,
                next,
                Optional.of(new FileLabel(FILE)),
                Bytes.owning(Files.readAllBytes(BANK.resolve("samples").resolve(FILE))),
                LocalDate.of(2026, 8, 20));
    }

    private static BankFolder bank(Path directory) {
        return Banks.folder(directory, MAPPINGS.resolve("codes"));
    }

    /** A copy of the bank's folder with these texts of its fields replaced, two by two. */
    private BankFolder changed(String... texts) throws Exception {
        Path copy = Files.createDirectories(folder.resolve("01-changed"));
        for (String name : Stream.of("bank.yaml", "codes.yaml").toList()) {
            Files.copy(BANK.resolve(name), copy.resolve(name));
        }
        String fields = Files.readString(BANK.resolve("fields.yaml"));
        for (int i = 0; i < texts.length; i += 2) {
            assertThat(fields).contains(texts[i]);
            fields = fields.replace(texts[i], texts[i + 1]);
        }
        Files.writeString(copy.resolve("fields.yaml"), fields);
        return bank(copy);
    }
}
