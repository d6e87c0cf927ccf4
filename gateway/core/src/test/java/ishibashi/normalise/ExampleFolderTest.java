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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The teaching folder {@code 99-example}: every sample reads as its {@code meaning.tsv}, written by hand, says. */
class ExampleFolderTest {
    private static final Path EXAMPLE = Score.MAPPINGS.resolve("banks/99-example");
    private static final Path SAMPLES = EXAMPLE.resolve("samples");

    private final BankFolder bank = Banks.folder(EXAMPLE, Score.MAPPINGS.resolve("codes"));
    private final Score score = new Score(bank);

    @Test
    void it_is_not_loaded_where_it_lies() {
        assertThat(Banks.load(Score.MAPPINGS).all()).isNotEmpty().noneMatch(b -> b.prefecture()
                .equals("99"));
    }

    @TestFactory
    Stream<DynamicTest> each_of_its_shapes_reads_its_sample() throws IOException {
        List<String> meaning = table("meaning.tsv");
        return table("ledger.tsv").stream().map(line -> {
            String file = line.split("\t", -1)[0];
            List<String> own =
                    meaning.stream().filter(l -> l.startsWith(file + "\t")).toList();
            return DynamicTest.dynamicTest(file, () -> judge(file, line, own));
        });
    }

    private void judge(String file, String ledger, List<String> meaning) throws IOException {
        score.read(file, Files.readAllBytes(SAMPLES.resolve(file)));
        assertThat(score.summary(file).has("held"))
                .as(score.summary(file).toString())
                .isFalse();
        meaning.forEach(score::judge);
        assertThat(score.places()).isEmpty();
        assertThat(Stream.of("received", "accepted", "quarantined", "rejected", "duplicate")
                        .map(word -> score.summary(file).path(word).asString())
                        .collect(Collectors.joining("\t", file + "\t", "")))
                .isEqualTo(ledger);
    }

    private static List<String> table(String file) throws IOException {
        return Files.readAllLines(SAMPLES.resolve(file)).stream().skip(1).toList();
    }
}
