package ishibashi.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.bank.BankFolder;
import ishibashi.bank.Banks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Every bank folder reads its own samples as {@code meaning.tsv} says, and counts them as {@code ledger.tsv} says. */
class SamplesTest {
    @TestFactory
    Stream<DynamicTest> a_bank_reads_its_samples_as_their_clerk_means_them() {
        return Banks.load(Score.MAPPINGS).all().stream()
                .filter(bank -> !bank.speaksFhir())
                .map(bank -> DynamicTest.dynamicTest(bank.member().value(), () -> judge(bank)));
    }

    private static void judge(BankFolder bank) throws IOException {
        Path samples = bank.directory().resolve("samples");
        Score score = new Score(bank);
        for (String line : table(samples.resolve("ledger.tsv"))) {
            String file = line.split("\t", -1)[0];
            score.read(file, Files.readAllBytes(samples.resolve(file)));
            assertThat(counts(file, score.summary(file))).isEqualTo(line);
        }
        table(samples.resolve("meaning.tsv")).forEach(score::judge);
        score.holds(bank.member().value());
    }

    private static List<String> table(Path file) throws IOException {
        return Files.readAllLines(file).stream().skip(1).toList();
    }

    private static String counts(String file, JsonNode summary) {
        return Stream.of("received", "accepted", "quarantined", "rejected", "duplicate")
                .map(word -> summary.path(word).asString())
                .collect(Collectors.joining("\t", file + "\t", ""));
    }
}
