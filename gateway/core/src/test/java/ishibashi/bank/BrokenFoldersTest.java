package ishibashi.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** A folder with one fault is refused at the place of that fault, in both languages ({@code resources/bank}). */
class BrokenFoldersTest {
    private static final Path MAPPINGS = Path.of("../../mappings");
    private static final String GOOD = "01-hokkaido";

    @TempDir
    private Path temporary = Path.of("");

    @Test
    void the_folders_as_they_stand_are_right() {
        assertThat(Banks.load(MAPPINGS).all()).hasSizeGreaterThanOrEqualTo(5);
        assertThat(Banks.load(MAPPINGS).unused()).isEmpty();
    }

    @Test
    void a_folder_that_cannot_be_used_keeps_no_other_from_being_used() throws IOException {
        Path mappings = temporary.resolve("mappings");
        Path banks = mappings.resolve("banks");
        copy("mappings/banks");
        Files.createDirectories(banks.resolve("24-mie/samples"));
        Files.createDirectories(banks.resolve("三重"));
        Files.createDirectories(banks.resolve(".git"));
        Path second = Files.createDirectories(banks.resolve("01-second"));
        for (String file : List.of("bank.yaml", "codes.yaml", "fields.yaml")) {
            Files.copy(banks.resolve(GOOD).resolve(file), second.resolve(file));
        }
        Files.createSymbolicLink(
                mappings.resolve("codes"), MAPPINGS.resolve("codes").toAbsolutePath());
        Banks read = Banks.load(mappings);
        assertThat(read.all()).extracting(BankFolder::prefecture).containsExactly("01");
        assertThat(read.unused())
                .extracting(Banks.Unused::folder)
                .containsExactlyInAnyOrder("01-second", "24-mie", "三重");
        assertThat(read.unused()).allMatch(folder -> folder.problems().stream()
                .allMatch(p -> p.place().startsWith(folder.folder()) && !p.ja().isBlank() && !p.en().isBlank()));
    }

    @Test
    void a_folder_without_files_is_refused() {
        assertThatThrownBy(() -> Banks.folder(temporary, MAPPINGS.resolve("codes")))
                .isInstanceOf(BankFolderInvalid.class);
    }

    @TestFactory
    Stream<DynamicTest> one_fault_is_told_at_its_place() throws IOException {
        return faults().stream().map(line -> {
            String[] cells = line.replace("\\n", "\n").split("\t", -1);
            return DynamicTest.dynamicTest(cells[0], () -> judge(cells));
        });
    }

    private void judge(String[] fault) throws IOException {
        Path folder = copy(fault[0].replaceAll("[^a-z]", "-"));
        Path file = folder.resolve(fault[1]);
        String good = Files.readString(file);
        assertThat(good).contains(fault[2]);
        Files.writeString(
                file,
                good.replaceFirst(
                        java.util.regex.Pattern.quote(fault[2]), java.util.regex.Matcher.quoteReplacement(fault[3])));
        BankFolderInvalid refused =
                catchThrowableOfType(BankFolderInvalid.class, () -> Banks.folder(folder, MAPPINGS.resolve("codes")));
        assertThat(refused).isNotNull();
        assertThat(refused.problems()).extracting(Problem::place).contains(fault[4]);
        assertThat(refused.problems()).allMatch(p -> !p.ja().isBlank() && !p.en().isBlank());
    }

    private Path copy(String name) throws IOException {
        Path folder = Files.createDirectories(temporary.resolve(name).resolve(GOOD));
        for (String file : List.of("bank.yaml", "codes.yaml", "fields.yaml")) {
            Files.copy(MAPPINGS.resolve("banks").resolve(GOOD).resolve(file), folder.resolve(file));
        }
        return folder;
    }

    private static List<String> faults() throws IOException {
        try (InputStream in = BrokenFoldersTest.class.getResourceAsStream("/bank/broken-folders.tsv")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(l -> !l.startsWith("#"))
                    .toList();
        }
    }
}
