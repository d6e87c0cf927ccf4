package ishibashi.normalise;

import ishibashi.bank.BankFolder;
import ishibashi.message.Bytes;
import ishibashi.message.FileLabel;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Dry runs of a bank's files compared with what its clerk means by them, line by line of a meaning or truth table. */
final class Score {
    static final Path MAPPINGS = Path.of("../../mappings");
    private static final LocalDate WRITTEN = LocalDate.of(2026, 8, 20);
    private static final CodeTables TABLES = CodeTables.load(MAPPINGS.resolve("codes"));

    final List<String> rowFaults = new ArrayList<>();
    final List<String> valueFaults = new ArrayList<>();
    int rows;
    int values;

    private final DryRun dryRun;
    private final Map<String, ObjectNode> lines = new HashMap<>();
    private final Map<String, JsonNode> summaries = new HashMap<>();

    Score(BankFolder bank) {
        this.dryRun = new DryRun(bank, TABLES, UUID::randomUUID, row -> Map.of());
    }

    void read(String file, byte[] content) {
        dryRun.run(new FileLabel(file), Bytes.of(content), Optional.of(WRITTEN), WRITTEN, line -> {
            if (line.has("summary")) {
                summaries.put(file, line.path("summary"));
            } else {
                lines.put(file + "\t" + line.path("where").asString(), line);
            }
        });
    }

    JsonNode summary(String file) {
        return Objects.requireNonNull(summaries.get(file));
    }

    /** @param line {@code file, where, record, field, raw, outcome, expected, note} with tabs between */
    void judge(String line) {
        String[] cells = line.split("\t", -1);
        ObjectNode row = lines.get(cells[0] + "\t" + cells[1]);
        if (cells[3].equals("*")) {
            rows++;
            if (row == null || !rowIsRight(row, cells)) {
                rowFaults.add(line + " <- " + (row == null ? "no such row" : row.path("refusals")));
            }
        } else {
            values++;
            if (row == null || !valueIsRight(row, cells)) {
                valueFaults.add(line + " <- "
                        + (row == null ? "no such row" : row.path("values").path(cells[3])));
            }
        }
    }

    /** Every row of the files was one that the table names. */
    int rowsRead() {
        return lines.size();
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
        JsonNode value = row.path("values").path(cells[3]);
        return value.path("outcome").asString("absent").equals(cells[5])
                && (cells[5].equals("absent") || value.path("value").asString().equals(cells[6]));
    }
}
