package ishibashi.normalise;

import ishibashi.bank.BankFolder;
import ishibashi.bank.FieldRule;
import ishibashi.bank.Heading;
import ishibashi.message.Bytes;
import ishibashi.message.FileLabel;
import ishibashi.message.Outcome;
import ishibashi.message.Row;
import ishibashi.normalise.field.TextChecks;
import ishibashi.normalise.read.Opened;
import ishibashi.normalise.read.Recognise;
import ishibashi.refusal.Refusal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Shows row by row what would be understood, refused and why, and what each recipient would see (contract §1). */
public final class DryRun {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final BankFolder bank;
    private final CodeTables tables;
    private final Supplier<UUID> ids;
    private final Function<Row, Map<String, Object>> views;

    /** @param views what each other recipient would see of a row, by recipient; its own bank sees all that was understood */
    public DryRun(BankFolder bank, CodeTables tables, Supplier<UUID> ids, Function<Row, Map<String, Object>> views) {
        this.bank = bank;
        this.tables = tables;
        this.ids = ids;
        this.views = views;
    }

    /**
     * Writes a line a record and the summary; a file that is held whole gives its refusal.
     *
     * @param asOf empty: the day that the file says of itself, then {@code today}
     */
    public Optional<Refusal> run(
            FileLabel label, Bytes content, Optional<LocalDate> asOf, LocalDate today, Consumer<ObjectNode> lines) {
        return switch (new Recognise(ids).open(content, bank.shapes())) {
            case Outcome.Refused<Opened>(Refusal refusal) -> Optional.of(refusal);
            case Outcome.Passed<Opened>(Opened opened) -> {
                LocalDate day = asOf.or(opened::asOf)
                        .or(() -> FileDay.of(opened.shape(), Optional.of(label)))
                        .orElse(today);
                lines(label, opened, new RowReader(bank, opened.shape(), tables, day, ids), lines);
                yield Optional.empty();
            }
        };
    }

    private void lines(FileLabel label, Opened opened, RowReader reader, Consumer<ObjectNode> lines) {
        Map<String, Integer> counts = new java.util.HashMap<>();
        long lost = 0;
        while (opened.records().hasNext()) {
            Understood row = reader.read(opened.records().next());
            ObjectNode line = DryRunLine.of(label, opened.shape().kind(), row, views.apply(row.row()));
            counts.merge(line.path("outcome").asString(), 1, Integer::sum);
            counts.merge("received", 1, Integer::sum);
            lost += lost(row);
            lines.accept(line);
        }
        lines.accept(summary(opened, counts, lost));
    }

    /** Characters of a row that was taken which stand for one that nobody can read: none, since such a row is held. */
    private static long lost(Understood understood) {
        return understood.row() instanceof Row.OfVacancy || understood.row() instanceof Row.OfSeeker
                ? understood.record().order().stream()
                        .flatMapToInt(cell -> cell.text().chars())
                        .filter(c -> TextChecks.unreadable((char) c))
                        .count()
                : 0;
    }

    private static ObjectNode summary(Opened opened, Map<String, Integer> counts, long lost) {
        ObjectNode line = JSON.createObjectNode();
        ObjectNode summary = line.putObject("summary");
        for (String word : List.of("received", "accepted", "quarantined", "rejected", "duplicate")) {
            summary.put(word, counts.getOrDefault(word, 0));
        }
        summary.put("pending", 0);
        unused(opened).forEach(summary.putArray("unused")::add);
        summary.putObject("characters").put("lost", lost);
        return line;
    }

    /** Columns, labels or paths of the file that no rule reads; a path that only holds others is none. */
    private static List<String> unused(Opened opened) {
        Set<String> used = opened.shape().rules().stream()
                .map(FieldRule::names)
                .flatMap(List::stream)
                .map(Heading::key)
                .collect(Collectors.toSet());
        return opened.columns().stream()
                .filter(c -> !c.isBlank())
                .filter(c -> {
                    String key = Heading.key(c);
                    return !used.contains(key)
                            && !used.contains(key.substring(key.lastIndexOf('/') + 1))
                            && used.stream().noneMatch(u -> u.startsWith(key + ".") || u.startsWith(key + "/"));
                })
                .toList();
    }
}
