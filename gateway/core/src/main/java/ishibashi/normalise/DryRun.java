package ishibashi.normalise;

import ishibashi.bank.BankFolder;
import ishibashi.bank.Field;
import ishibashi.bank.FieldRule;
import ishibashi.bank.Heading;
import ishibashi.message.Bytes;
import ishibashi.message.FileLabel;
import ishibashi.message.Kind;
import ishibashi.message.Outcome;
import ishibashi.message.Row;
import ishibashi.normalise.field.Reading;
import ishibashi.normalise.read.Opened;
import ishibashi.normalise.read.Recognise;
import ishibashi.refusal.Code;
import ishibashi.refusal.Language;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Shows row by row what would be understood, refused and why, and what each recipient would see (contract §1). */
public final class DryRun {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final BankFolder bank;
    private final CodeTables tables;
    private final Supplier<UUID> ids;
    private final Function<Row, Map<String, Object>> views;

    /** @param views what each recipient would see of a row that was understood, by recipient */
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
        int lost = 0;
        while (opened.records().hasNext()) {
            Understood row = reader.read(opened.records().next());
            ObjectNode line = line(label, opened.shape().kind(), row);
            counts.merge(line.path("outcome").asString(), 1, Integer::sum);
            counts.merge("received", 1, Integer::sum);
            lost += (int) refusals(row.row()).stream()
                    .filter(r -> r.code() == Code.UNREADABLE_CHARACTER)
                    .count();
            lines.accept(line);
        }
        lines.accept(summary(opened, counts, lost));
    }

    private ObjectNode line(FileLabel label, Kind kind, Understood understood) {
        Row row = understood.row();
        ObjectNode line = JSON.createObjectNode()
                .put("file", label.value())
                .put("where", understood.record().where())
                .put("record", number(understood, kind))
                .put("kind", kind.wire())
                .put("outcome", outcome(row));
        ObjectNode values = line.putObject("values");
        if (row instanceof Row.OfVacancy || row instanceof Row.OfSeeker) {
            understood.values().forEach((field, value) -> values.set(field.wire(), value(field, value, understood)));
        }
        var told = line.putArray("refusals");
        refusals(row).forEach(refusal -> told.add(refusal(refusal)));
        line.set("views", JSON.valueToTree(views.apply(row)));
        return line;
    }

    private static String number(Understood understood, Kind kind) {
        FieldValue value = understood.values().get(kind == Kind.VACANCY ? Field.VACANCY_NUMBER : Field.SEEKER_NUMBER);
        return value == null ? "" : value.as(String.class).orElse("");
    }

    private static String outcome(Row row) {
        return switch (row) {
            case Row.OfVacancy v -> "accepted";
            case Row.OfSeeker s -> "accepted";
            case Row.Held h -> "quarantined";
            case Row.Rejected r -> "rejected";
            case Row.Repeated r -> "duplicate";
        };
    }

    private static List<Refusal> refusals(Row row) {
        return switch (row) {
            case Row.Held h -> h.refusals();
            case Row.Rejected r -> r.refusals();
            case Row.OfVacancy v -> List.of();
            case Row.OfSeeker s -> List.of();
            case Row.Repeated r -> List.of();
        };
    }

    private static ObjectNode value(Field field, FieldValue value, Understood understood) {
        ObjectNode node = JSON.createObjectNode();
        switch (value.reading()) {
            case Reading.Value<?> v -> {
                boolean home = field == Field.CONSENT_SCOPE && consentless(understood);
                node.put("value", home ? "own-bank" : Wire.text(v.value()))
                        .put("outcome", v.inferred() && !home ? "inferred" : "value");
                node.put("rule", home ? "no-consent-date" : v.rule());
            }
            case Reading.Absent<?> a ->
                node.put("value", "").put("outcome", "absent").put("rule", a.rule());
            case Reading.Faulty<?> f ->
                node.put("value", "")
                        .put("outcome", "lost")
                        .put("rule", f.code().wire());
        }
        return node.put("raw", value.cell().text()).put("at", value.cell().at());
    }

    private static boolean consentless(Understood understood) {
        FieldValue date = understood.values().get(Field.CONSENT_DATE);
        return date == null || date.as(ishibashi.normalise.field.Day.On.class).isEmpty();
    }

    private static JsonNode refusal(Refusal refusal) {
        ObjectNode node = JSON.createObjectNode()
                .put("code", refusal.code().wire())
                .put("category", refusal.category().wire())
                .put("stage", refusal.stage().wire());
        ObjectNode where = node.putObject("where");
        refusal.where().row().ifPresent(v -> where.put("row", v));
        refusal.where().column().ifPresent(v -> where.put("column", v));
        refusal.where().path().ifPresent(v -> where.put("path", v));
        refusal.where().raw().ifPresent(v -> where.put("raw", v));
        ObjectNode why = node.putObject("why");
        ObjectNode remedy = node.putObject("remedy");
        for (Language language : Language.values()) {
            why.put(language.wire(), refusal.text(language).why());
            remedy.put(language.wire(), refusal.text(language).remedy());
        }
        return node;
    }

    private static ObjectNode summary(Opened opened, Map<String, Integer> counts, int lost) {
        ObjectNode line = JSON.createObjectNode();
        ObjectNode summary = line.putObject("summary");
        for (String word : List.of("received", "accepted", "quarantined", "rejected", "duplicate")) {
            summary.put(word, counts.getOrDefault(word, 0));
        }
        summary.put("pending", 0);
        Set<String> used = opened.shape().rules().stream()
                .map(FieldRule::names)
                .flatMap(List::stream)
                .map(Heading::key)
                .collect(Collectors.toSet());
        var unused = summary.putArray("unused");
        opened.columns().stream()
                .filter(c -> !c.isBlank())
                .filter(c -> !used.contains(Heading.key(c))
                        && !used.contains(Heading.key(c.substring(c.lastIndexOf('/') + 1))))
                .forEach(unused::add);
        summary.putObject("characters").put("lost", lost);
        return line;
    }
}
