package ishibashi.normalise;

import ishibashi.bank.BankFolder;
import ishibashi.bank.FieldRule;
import ishibashi.bank.Heading;
import ishibashi.bank.Place;
import ishibashi.message.Bytes;
import ishibashi.message.FileLabel;
import ishibashi.message.Outcome;
import ishibashi.message.Row;
import ishibashi.normalise.read.Opened;
import ishibashi.normalise.read.Recognise;
import ishibashi.refusal.Refusal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
     * Writes a line a record and the summary, which says so if the gateway would hold the file whole.
     *
     * @param asOf empty: the day that the file says of itself, then {@code today}
     * @return that nothing was refused, neither a row nor the whole
     */
    public boolean run(
            FileLabel label, Bytes content, Optional<LocalDate> asOf, LocalDate today, Consumer<ObjectNode> lines) {
        Counted counted = new Counted();
        Optional<Refusal> held =
                switch (new Recognise(ids).open(content, Optional.of(label), bank.shapes())) {
                    case Outcome.Refused<Opened>(Refusal refusal) -> Optional.of(refusal);
                    case Outcome.Passed<Opened>(Opened opened) -> {
                        Optional<LocalDate> said = asOf.or(() -> FileDay.of(opened, Optional.of(label)));
                        LocalDate day = said.orElse(today);
                        counted.asOf(day, said.isEmpty());
                        counted.unused.addAll(unused(opened));
                        counted.missing.addAll(missing(opened));
                        yield rows(label, opened, day, counted, lines);
                    }
                };
        lines.accept(counted.summary(held));
        return held.isEmpty() && counted.nothingRefused();
    }

    private Optional<Refusal> rows(
            FileLabel label, Opened opened, LocalDate day, Counted counted, Consumer<ObjectNode> lines) {
        RowReader reader = new RowReader(bank, opened.shape(), tables, day, ids);
        counted.lost = Optional.of(new LostCharacters(opened.shape().format()));
        return ReadThrough.read(opened, reader, new Guard(false, ids), ids, row -> {
            ObjectNode line = DryRunLine.of(label, opened.shape().kind(), row, views.apply(row.row()));
            counted.add(row, line.path("outcome").asString());
            lines.accept(line);
        });
    }

    /** What the summary says. */
    private static final class Counted {
        private final Map<String, Integer> counts = new HashMap<>();
        private final List<String> unused = new ArrayList<>();
        private final List<String> missing = new ArrayList<>();
        private final ObjectNode asOf = JSON.createObjectNode();
        private Optional<LostCharacters> lost = Optional.empty();
        private long gaiji;

        /** @param inferred neither the sender nor the file said so (rulings 34) */
        void asOf(LocalDate day, boolean inferred) {
            asOf.put("value", day.toString()).put("outcome", inferred ? "inferred" : "value");
            if (inferred) {
                asOf.put("ja", "ファイルに日付がないため、今日を基準にしました（--as-of で指定できます）")
                        .put("en", "the file names no day, so today was taken; say --as-of");
            }
        }

        void add(Understood understood, String outcome) {
            counts.merge("received", 1, Integer::sum);
            counts.merge(outcome, 1, Integer::sum);
            lost.ifPresent(all -> all.count(understood.record()));
            gaiji += DryRunLine.gaiji(understood).size();
        }

        boolean nothingRefused() {
            return !counts.containsKey("quarantined") && !counts.containsKey("rejected");
        }

        /** Those that nobody can read, with the first places, and the cells that the bank's own table made legible. */
        private void characters(ObjectNode characters) {
            characters.put("lost", lost.map(LostCharacters::total).orElse(0L)).put("gaiji", gaiji);
            var places = characters.putArray("places");
            lost.stream().flatMap(all -> all.places().stream()).forEach(place -> places.addObject()
                    .put("where", place.where())
                    .put("column", place.column())
                    .put("at", place.at())
                    .put("code", place.code()));
        }

        ObjectNode summary(Optional<Refusal> held) {
            ObjectNode line = JSON.createObjectNode();
            ObjectNode summary = line.putObject("summary");
            for (String word : List.of("received", "accepted", "quarantined", "rejected", "duplicate", "pending")) {
                summary.put(word, counts.getOrDefault(word, 0));
            }
            unused.forEach(summary.putArray("unused")::add);
            missing.forEach(summary.putArray("missing")::add);
            characters(summary.putObject("characters"));
            summary.set("asOf", asOf);
            held.ifPresent(refusal -> summary.set("held", DryRunLine.refusal(refusal)));
            return line;
        }
    }

    /** Columns that a rule reads and the file does not have, under none of their names. */
    private static List<String> missing(Opened opened) {
        Set<String> there = opened.columns().stream()
                .map(Heading::key)
                .flatMap(key -> Stream.of(key, key.substring(key.lastIndexOf('/') + 1)))
                .collect(Collectors.toSet());
        return opened.shape().rules().stream()
                .map(FieldRule::places)
                .filter(places -> !places.isEmpty() && places.stream().allMatch(p -> p.by() == Place.By.COLUMN))
                .filter(places ->
                        places.stream().map(Place::name).map(Heading::key).noneMatch(there::contains))
                .map(places -> places.getFirst().name())
                .distinct()
                .toList();
    }

    /** Columns, labels or paths of the file that no rule reads; a path that only holds others is none. */
    private static List<String> unused(Opened opened) {
        Set<String> used = opened.shape().places().stream()
                .map(Place::name)
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
