package ishibashi.normalise.draft;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.bank.BankFolder;
import ishibashi.bank.Banks;
import ishibashi.message.Bytes;
import ishibashi.message.FileLabel;
import ishibashi.normalise.CodeTables;
import ishibashi.normalise.DryRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A draft of the five sample banks against the folders that people made for them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DraftSamplesTest {
    private static final Path CODES = HandMade.MAPPINGS.resolve("codes");

    private final HandMade hand = new HandMade();

    @TempDir
    private Path temporary = Path.of("");

    @Test
    void four_columns_of_five_are_right_without_the_words_that_only_the_bank_itself_taught() throws IOException {
        List<HandMade.Judged> judged = new ArrayList<>();
        for (BankFolder bank : hand.banks()) {
            judged.addAll(HandMade.judge(bank, hand.draftedWithoutItsOwn(bank)));
        }
        assertThat(right(judged)).as("%s", wrong(judged)).isGreaterThanOrEqualTo(0.90);
    }

    @Test
    void with_all_words_nearly_every_column_is_right() throws IOException {
        List<HandMade.Judged> judged = new ArrayList<>();
        for (BankFolder bank : hand.banks()) {
            judged.addAll(HandMade.judge(bank, hand.drafted(bank)));
        }
        assertThat(right(judged)).as("%s", wrong(judged)).isGreaterThanOrEqualTo(0.97);
    }

    @Test
    void a_column_that_is_called_sure_is_right() throws IOException {
        List<HandMade.Judged> sure = new ArrayList<>();
        for (BankFolder bank : hand.banks()) {
            HandMade.judge(bank, hand.draftedWithoutItsOwn(bank)).stream()
                    .filter(judged -> judged.sureness() == Sureness.SURE)
                    .forEach(sure::add);
        }
        assertThat(right(sure)).as("%s", wrong(sure)).isGreaterThanOrEqualTo(0.97);
    }

    @Test
    void the_proposed_folder_is_right_as_it_stands_and_reads_most_rows_of_the_samples() throws IOException {
        int received = 0;
        int accepted = 0;
        for (BankFolder bank : hand.banks()) {
            BankFolder drafted = folder(hand.drafted(bank), bank.prefecture());
            for (JsonNode summary : summaries(drafted, HandMade.samples(bank))) {
                received += summary.path("received").intValue();
                accepted += summary.path("accepted").intValue();
            }
        }
        assertThat((double) accepted / received).isGreaterThanOrEqualTo(0.75);
    }

    @Test
    void once_a_person_has_said_what_the_codes_mean_nearly_every_row_is_read() throws IOException {
        for (BankFolder bank : hand.banks()) {
            DraftFolder draft = hand.drafted(bank);
            folder(draft, bank.prefecture());
            Path written = temporary.resolve(bank.prefecture() + "-draft");
            Files.copy(
                    bank.directory().resolve("codes.yaml"),
                    written.resolve("codes.yaml"),
                    StandardCopyOption.REPLACE_EXISTING);
            BankFolder filled = Banks.folder(written, CODES);
            for (JsonNode summary : summaries(filled, HandMade.samples(bank))) {
                assertThat(summary.path("accepted").doubleValue()
                                / summary.path("received").doubleValue())
                        .as("%s %s", bank.prefecture(), summary)
                        .isGreaterThanOrEqualTo(0.85);
            }
        }
    }

    @Test
    void words_of_a_coded_column_that_nobody_knows_are_left_to_a_person() throws IOException {
        BankFolder bank = hand.banks().stream()
                .filter(b -> b.prefecture().equals("36"))
                .findFirst()
                .orElseThrow();
        assertThat(hand.drafted(bank).files().get("codes.yaml"))
                .contains(
                        "employment:\n  # TODO [\"1\", \"2\", \"3\"]\n  \"permanent\": []\n  \"fixed\": []\n  \"spot\": []\n");
    }

    /** Written, and found right as {@code bank check} does. */
    private BankFolder folder(DraftFolder draft, String prefecture) throws IOException {
        Path folder = Files.createDirectories(temporary.resolve(prefecture + "-draft"));
        for (var file : draft.files().entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
        return Banks.folder(folder, CODES);
    }

    private static List<JsonNode> summaries(BankFolder bank, List<Path> samples) throws IOException {
        List<JsonNode> summaries = new ArrayList<>();
        for (Path sample : samples) {
            List<JsonNode> lines = new ArrayList<>();
            new DryRun(bank, CodeTables.load(CODES), UUID::randomUUID, row -> Map.of())
                    .run(
                            new FileLabel(String.valueOf(sample.getFileName())),
                            Bytes.of(Files.readAllBytes(sample)),
                            Optional.of(HandMade.DAY),
                            HandMade.DAY,
                            lines::add);
            summaries.add(lines.getLast().path("summary"));
        }
        return summaries;
    }

    private static double right(List<HandMade.Judged> judged) {
        return (double) judged.stream().filter(HandMade.Judged::right).count() / judged.size();
    }

    private static String wrong(List<HandMade.Judged> judged) {
        StringBuilder text = new StringBuilder().append(judged.size()).append(" columns, wrong:\n");
        judged.stream().filter(j -> !j.right()).forEach(j -> text.append(j).append('\n'));
        return text.toString();
    }
}
