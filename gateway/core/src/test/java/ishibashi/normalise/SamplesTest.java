package ishibashi.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import ishibashi.bank.BankFolder;
import ishibashi.bank.Banks;
import ishibashi.message.Bytes;
import ishibashi.message.FileLabel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.node.ObjectNode;

/** Every bank folder reads its own samples as {@code meaning.tsv} says, and counts them as {@code ledger.tsv} says. */
class SamplesTest {
    private static final Path MAPPINGS = Path.of("../../mappings");
    private static final LocalDate WRITTEN = LocalDate.of(2026, 8, 20);

    @TestFactory
    Stream<DynamicTest> a_bank_reads_its_samples_as_their_clerk_means_them() {
        return Banks.load(MAPPINGS).all().stream()
                .map(bank -> DynamicTest.dynamicTest(bank.member().value(), () -> judge(bank)));
    }

    private static void judge(BankFolder bank) throws IOException {
        Score score = score(bank, bank.directory().resolve("samples"));
        assertThat(score.faults()).as("%s", score).isLessThanOrEqualTo(score.judged() / 50);
        assertThat(score.rowFaults()).as("%s", score).isLessThanOrEqualTo(score.rows() / 100);
        assertThat(score.ledger()).isEmpty();
    }

    record Score(int judged, int faults, int rows, int rowFaults, List<String> ledger, List<String> examples) {}

    static Score score(BankFolder bank, Path samples) throws IOException {
        CodeTables tables = CodeTables.load(MAPPINGS.resolve("codes"));
        DryRun dryRun = new DryRun(bank, tables, UUID::randomUUID, row -> Map.of());
        Map<String, Map<String, ObjectNode>> lines = new HashMap<>();
        Map<String, ObjectNode> summaries = new HashMap<>();
        List<String> ledger = new ArrayList<>();
        for (String line : Files.readAllLines(samples.resolve("ledger.tsv")).stream()
                .skip(1)
                .toList()) {
            String file = line.split("\t", -1)[0];
            Map<String, ObjectNode> byPlace = lines.computeIfAbsent(file, f -> new HashMap<>());
            var refusal = dryRun.run(
                    new FileLabel(file),
                    Bytes.of(Files.readAllBytes(samples.resolve(file))),
                    Optional.of(WRITTEN),
                    WRITTEN,
                    node -> {
                        if (node.has("summary")) {
                            summaries.put(file, node);
                        } else {
                            byPlace.put(node.path("where").asString(), node);
                        }
                    });
            refusal.ifPresent(r -> ledger.add(file + ": " + r.code()));
            compare(line, summaries.get(file)).ifPresent(ledger::add);
        }
        return judged(Files.readAllLines(samples.resolve("meaning.tsv")), lines, ledger);
    }

    private static Optional<String> compare(String expected, @org.jspecify.annotations.Nullable ObjectNode summary) {
        if (summary == null) {
            return Optional.of("not read: " + expected);
        }
        var s = summary.path("summary");
        String[] cells = expected.split("\t", -1);
        String found = String.join(
                "\t",
                cells[0],
                s.path("received").asString(),
                s.path("accepted").asString(),
                s.path("quarantined").asString(),
                s.path("rejected").asString(),
                s.path("duplicate").asString());
        return found.equals(expected) ? Optional.empty() : Optional.of("expected " + expected + ", found " + found);
    }

    private static Score judged(List<String> meaning, Map<String, Map<String, ObjectNode>> lines, List<String> ledger) {
        int judged = 0;
        int faults = 0;
        int rows = 0;
        int rowFaults = 0;
        List<String> examples = new ArrayList<>();
        for (String line : meaning.stream().skip(1).toList()) {
            String[] cells = line.split("\t", -1);
            ObjectNode row = lines.getOrDefault(cells[0], Map.of()).get(cells[1]);
            boolean whole = cells[3].equals("*");
            boolean right = row != null && (whole ? rowIsRight(row, cells) : valueIsRight(row, cells));
            if (whole) {
                rows++;
                rowFaults += right ? 0 : 1;
            } else {
                judged++;
                faults += right ? 0 : 1;
            }
            if (!right) {
                examples.add(line + " <- " + found(row, cells[3]));
            }
        }
        return new Score(judged, faults, rows, rowFaults, ledger, examples);
    }

    private static String found(@org.jspecify.annotations.Nullable ObjectNode row, String field) {
        return row == null
                ? "no such row"
                : field.equals("*")
                        ? row.path("outcome") + " " + row.path("refusals")
                        : row.path("values").path(field).toString();
    }

    private static boolean rowIsRight(ObjectNode row, String[] cells) {
        String code = cells[7].replaceAll(":.*", "").strip();
        return row.path("outcome").asString().equals(cells[5])
                && (!List.of("quarantined", "rejected").contains(cells[5])
                        || row.path("refusals")
                                .valueStream()
                                .anyMatch(r -> r.path("code").asString().equals(code)));
    }

    private static boolean valueIsRight(ObjectNode row, String[] cells) {
        var value = row.path("values").path(cells[3]);
        return value.path("outcome").asString("absent").equals(cells[5])
                && (cells[5].equals("absent") || value.path("value").asString().equals(cells[6]));
    }
}
