package ishibashi.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.bank.BankFolder;
import ishibashi.bank.Banks;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The same folders on files that nobody looked at when they were written, judged on every row and every value. */
class SecondSeedTest {
    private static final String TRUTH = "truth.tsv";

    /** Its wrong check digit is not in the file: the cells of the facility are merged with those of the row above. */
    private static final String SWALLOWED = "R8_8月求人一覧.xlsx\t求人(R8.8)!134\t121\t*\t";

    @TestFactory
    Stream<DynamicTest> a_bank_reads_another_month_of_its_own_hand() throws IOException {
        Map<String, Map<String, byte[]>> banks = banks();
        return Banks.load(Score.MAPPINGS).all().stream()
                .filter(bank -> !bank.speaksFhir())
                .map(bank -> DynamicTest.dynamicTest(
                        bank.member().value(),
                        () -> judge(
                                bank,
                                Objects.requireNonNull(banks.get(
                                        String.valueOf(bank.directory().getFileName()))))));
    }

    private static void judge(BankFolder bank, Map<String, byte[]> files) {
        Score score = new Score(bank);
        files.forEach((name, content) -> {
            if (!name.equals(TRUTH)) {
                score.read(name, content);
                assertThat(score.summary(name).has("held")).isFalse();
                if (!name.endsWith(".xlsx")) {
                    assertThat(score.summary(name)
                                    .path("characters")
                                    .path("lost")
                                    .longValue())
                            .isEqualTo(lost(name, content));
                }
            }
        });
        List<String> truth = new String(Objects.requireNonNull(files.get(TRUTH)), StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .toList();
        truth.stream().filter(line -> !line.startsWith(SWALLOWED)).forEach(score::judge);
        assertThat(score.card.unmeant()).as("rows invented").isEqualTo(swallowed(truth));
        score.holds(bank.member().value());
    }

    private static int swallowed(List<String> truth) {
        return (int) truth.stream().filter(line -> line.startsWith(SWALLOWED)).count();
    }

    /** Private and replaced characters of the file's bytes, counted without any reader. */
    private static long lost(String name, byte[] content) {
        Charset charset = name.contains(".json") ? StandardCharsets.UTF_8 : BadFiles.MS932;
        return new String(content, charset)
                .codePoints()
                .filter(c -> c == '〓' || c == '\uFFFD' || Character.getType(c) == Character.PRIVATE_USE)
                .count();
    }

    /** Folder → file → content. */
    private static Map<String, Map<String, byte[]>> banks() throws IOException {
        Map<String, Map<String, byte[]>> banks = new HashMap<>();
        try (InputStream in =
                        Objects.requireNonNull(SecondSeedTest.class.getResourceAsStream("/banks-seed-2/banks.zip"));
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String[] place = entry.getName().split("/", 2);
                banks.computeIfAbsent(place[0], k -> new HashMap<>()).put(place[1], zip.readAllBytes());
            }
        }
        return banks;
    }
}
