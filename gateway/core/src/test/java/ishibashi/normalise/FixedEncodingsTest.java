package ishibashi.normalise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ishibashi.bank.BankFolder;
import ishibashi.bank.BankFolderInvalid;
import ishibashi.bank.Banks;
import ishibashi.bank.Problem;
import ishibashi.message.Bytes;
import ishibashi.message.FileLabel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** Places in bytes are those of the file, also where a character has codes of two lengths. */
class FixedEncodingsTest {
    private static final Path FILES = Path.of("src/test/resources/encodings");
    private static final LocalDate DAY = LocalDate.of(2026, 8, 20);
    private static final String FIELDS = """
            version: 1
            shapes:
              固定長:
                kind: seeker
                read: {fixed: {charset: CHARSET, count: bytes}}
                fields:
                  seekerNumber: {at: 1-5}
                  name: {at: 6-25}
                  licenceNumber: {at: 26-31}
                  regions: {at: 32-41}
                  employments: {at: 42-45}
                  departments: {at: 46-49}
            """;

    @TempDir
    private Path temporary = Path.of("");

    @ParameterizedTest
    @ValueSource(strings = {"EUC-JP", "eucJP-ms"})
    void what_stands_behind_a_character_of_three_bytes_is_found_at_its_place(String charset) throws IOException {
        List<ObjectNode> lines = new ArrayList<>();
        new DryRun(folder(charset), CodeTables.load(Score.MAPPINGS.resolve("codes")), UUID::randomUUID, r -> Map.of())
                .run(
                        new FileLabel("fixed.txt"),
                        Bytes.of(Files.readAllBytes(FILES.resolve("fixed-eucjp-ms.txt"))),
                        Optional.of(DAY),
                        DAY,
                        lines::add);
        assertThat(lines.get(0).path("values").path("name").path("raw").asString())
                .isEqualTo("髙﨑 花子");
        assertThat(lines.get(0).path("values").path("licenceNumber").path("raw").asString())
                .isEqualTo("900001");
        assertThat(lines.get(1).path("values").path("name").path("raw").asString())
                .isEqualTo("石橋ﾔﾏ");
        assertThat(lines.get(1).path("values").path("departments").path("raw").asString())
                .isEqualTo("内科");
    }

    @Test
    void bytes_are_not_counted_where_escapes_stand_among_them() {
        BankFolderInvalid refused = catchThrowableOfType(BankFolderInvalid.class, () -> folder("ISO-2022-JP"));
        assertThat(refused).isNotNull();
        assertThat(refused.problems())
                .extracting(Problem::place)
                .containsExactly("99-encodings/fields.yaml: shapes.固定長.read.fixed.count");
    }

    private BankFolder folder(String charset) throws IOException {
        Path copy = Files.createDirectories(temporary.resolve(charset).resolve("99-encodings"));
        for (String file : List.of("bank.yaml", "codes.yaml")) {
            Files.copy(FILES.resolve("99-encodings").resolve(file), copy.resolve(file));
        }
        Files.writeString(copy.resolve("fields.yaml"), FIELDS.replace("CHARSET", charset));
        return Banks.folder(copy, Score.MAPPINGS.resolve("codes"));
    }
}
