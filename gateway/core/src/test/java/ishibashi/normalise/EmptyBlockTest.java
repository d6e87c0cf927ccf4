package ishibashi.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.bank.BankFolder;
import ishibashi.bank.Banks;
import ishibashi.message.Bytes;
import ishibashi.message.FileLabel;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Blocks of merged cells in a list: in the sample of bank-09 the facility of rows 32–34 and 43–44 is written in a block, that of
 * 39–40 is a block which was left empty under row 38 (seen in the sheet's own XML).
 */
class EmptyBlockTest {
    private static final String FILE = "R8_8月求人一覧.xlsx";

    private final Map<String, JsonNode> rows = new HashMap<>();

    EmptyBlockTest() {
        Path folder = Score.MAPPINGS.resolve("banks/09-tochigi");
        BankFolder bank = Banks.folder(folder, Score.MAPPINGS.resolve("codes"));
        LocalDate day = LocalDate.of(2026, 8, 20);
        new DryRun(bank, CodeTables.load(Score.MAPPINGS.resolve("codes")), UUID::randomUUID, row -> Map.of())
                .run(
                        new FileLabel(FILE),
                        Bytes.of(BadFiles.sample("09-tochigi/samples/" + FILE)),
                        Optional.of(day),
                        day,
                        line -> rows.put(line.path("where").asString(), line));
    }

    @Test
    void a_facility_in_an_empty_block_is_that_of_the_row_above_and_marked_so() {
        for (String row : new String[] {"求人(R8.8)!39", "求人(R8.8)!40"}) {
            for (String field : new String[] {"facilityName", "institutionCode", "workplace"}) {
                JsonNode value = value(row, field);
                assertThat(value.path("outcome").asString()).isEqualTo("inferred");
                assertThat(value.path("rule").asString()).isEqualTo("continues-the-block-above");
            }
            assertThat(value(row, "facilityName").path("value").asString()).isEqualTo("社会医療法人渡月会　大空橋記念病院");
            assertThat(value(row, "employment").path("outcome").asString()).isEqualTo("value");
        }
    }

    @Test
    void a_facility_that_is_written_in_a_block_stands_for_all_of_its_rows() {
        assertThat(value("求人(R8.8)!33", "facilityName").path("outcome").asString())
                .isEqualTo("value");
        assertThat(value("求人(R8.8)!44", "facilityName").path("outcome").asString())
                .isEqualTo("value");
    }

    private JsonNode value(String row, String field) {
        return Objects.requireNonNull(rows.get(row)).path("values").path(field);
    }
}
