package ishibashi.normalise.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import ishibashi.bank.BankFolder;
import ishibashi.bank.Banks;
import ishibashi.message.Bytes;
import ishibashi.message.FileLabel;
import ishibashi.normalise.CodeTables;
import ishibashi.normalise.DryRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/**
 * Whatever comes as a bank's file is read to an answer: each row has its outcome, each refusal its reason in both languages, and no reader
 * or normaliser fails in a way of its own. A few runs a file in the build; {@code -Dfuzz.runs=20000 -Dfuzz.seed=7} for a night.
 */
class FuzzTest {
    private static final Path MAPPINGS = Path.of("../../mappings");
    private static final int RUNS = Integer.getInteger("fuzz.runs", 8);
    private static final long SEED = Long.getLong("fuzz.seed", 1);

    /** No file of a sample's size takes a second; this is for one that never ends. */
    private static final Duration HANGS = Duration.ofSeconds(60);

    @TestFactory
    Stream<DynamicTest> every_reader_answers_to_every_file() throws IOException {
        CodeTables tables = CodeTables.load(MAPPINGS.resolve("codes"));
        List<DynamicTest> tests = new ArrayList<>();
        for (BankFolder bank : folders()) {
            for (Path sample : samples(bank)) {
                String name = bank.directory().getFileName() + "/" + sample.getFileName();
                tests.add(DynamicTest.dynamicTest(name, () -> fuzz(bank, sample, tables)));
            }
        }
        return tests.stream();
    }

    private static List<BankFolder> folders() {
        Stream<BankFolder> samples = Banks.load(MAPPINGS).all().stream().filter(bank -> !bank.speaksFhir());
        BankFolder example = Banks.folder(MAPPINGS.resolve("banks/99-example"), MAPPINGS.resolve("codes"));
        return Stream.concat(samples, Stream.of(example)).toList();
    }

    private static List<Path> samples(BankFolder bank) throws IOException {
        try (Stream<Path> all = Files.list(bank.directory().resolve("samples"))) {
            return all.filter(file -> !file.toString().matches(".*(meaning\\.tsv|ledger\\.tsv|about\\.txt)"))
                    .sorted()
                    .toList();
        }
    }

    private static void fuzz(BankFolder bank, Path sample, CodeTables tables) throws IOException {
        byte[] file = Files.readAllBytes(sample);
        for (int run = 0; run < RUNS; run++) {
            byte[] mutated = mutation(sample, run).of(file);
            try {
                assertTimeoutPreemptively(HANGS, () -> answered(bank, sample, mutated, tables));
            } catch (AssertionError | RuntimeException e) {
                Path kept = Files.createDirectories(Path.of("target/fuzz")).resolve(run + "-" + sample.getFileName());
                Files.write(kept, mutated);
                throw new AssertionError("seed " + SEED + ", run " + run + ", kept as " + kept, e);
            }
        }
    }

    /** Its own for each file and run; neighbouring seeds of java.util.Random begin alike. */
    private static Mutation mutation(Path sample, int run) {
        int name = String.valueOf(sample.getFileName()).hashCode();
        return new Mutation(new SplittableRandom(SEED * 1_000_003 + 1_009L * name + run));
    }

    private static void answered(BankFolder bank, Path sample, byte[] file, CodeTables tables) {
        List<JsonNode> refusals = new ArrayList<>();
        List<JsonNode> last = new ArrayList<>();
        int[] rows = new int[1];
        new DryRun(bank, tables, UUID::randomUUID, row -> Map.of())
                .run(
                        new FileLabel(String.valueOf(sample.getFileName())),
                        Bytes.owning(file),
                        Optional.empty(),
                        LocalDate.of(2026, 8, 20),
                        line -> {
                            if (line.has("summary")) {
                                last.add(line.path("summary"));
                            } else {
                                rows[0]++;
                                line.path("refusals").forEach(refusals::add);
                            }
                        });
        JsonNode summary = last.getFirst();
        assertThat(summary.path("received").asInt()).isEqualTo(rows[0]);
        if (summary.has("held")) {
            refusals.add(summary.path("held"));
        }
        for (JsonNode refusal : refusals) {
            assertThat(refusal.path("code").asString())
                    .as("a fault of ours")
                    .isNotEqualTo("row-unprocessable")
                    .isNotEqualTo("internal");
            for (String part : List.of("why", "remedy")) {
                assertThat(refusal.path(part).path("ja").asString()).isNotBlank();
                assertThat(refusal.path(part).path("en").asString()).isNotBlank();
            }
        }
    }
}
