package ishibashi.normalise;

import ishibashi.bank.Field;
import ishibashi.message.FileLabel;
import ishibashi.message.Kind;
import ishibashi.message.RawRow;
import ishibashi.message.Row;
import ishibashi.normalise.field.Reading;
import ishibashi.normalise.field.TextChecks;
import ishibashi.refusal.Language;
import ishibashi.refusal.Refusal;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A line of a dry run: one record, how each field was read, what was refused, who would see what (contract §1). */
final class DryRunLine {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String TYPE = "https://ishibashi.example/refusal/";

    private DryRunLine() {}

    static ObjectNode of(FileLabel label, Kind kind, Understood understood, Map<String, Object> others) {
        Row row = understood.row();
        ObjectNode line = JSON.createObjectNode()
                .put("file", label.value())
                .put("where", understood.record().where())
                .put("record", number(understood, kind))
                .put("kind", kind.wire())
                .put("outcome", outcome(row));
        ObjectNode values = line.putObject("values");
        if (!(row instanceof Row.Rejected)) {
            understood.values().forEach((field, value) -> values.set(field.wire(), value(field, value, understood)));
        }
        List<RawRow.Cell> own = row instanceof Row.Rejected ? List.of() : gaiji(understood);
        if (!own.isEmpty()) {
            var cells = line.putArray("gaiji");
            own.forEach(cell -> cells.addObject()
                    .put("column", cell.column())
                    .put("at", cell.at())
                    .put("raw", cell.text()));
        }
        var told = line.putArray("refusals");
        refusals(row).forEach(refusal -> told.add(refusal(refusal)));
        ObjectNode views = line.putObject("views");
        ObjectNode ownBank = views.putObject("ownBank");
        if (row instanceof Row.OfVacancy || row instanceof Row.OfSeeker) {
            values.forEachEntry((field, value) -> ownBank.set(field, value.path("value")));
        }
        others.forEach((recipient, view) -> views.set(recipient, JSON.valueToTree(view)));
        return line;
    }

    /** Cells, as they stand, of which the bank's own table made some character legible. */
    static List<RawRow.Cell> gaiji(Understood understood) {
        List<RawRow.Cell> written = understood.written().order();
        List<RawRow.Cell> read = understood.record().order();
        return java.util.stream.IntStream.range(0, written.size())
                .filter(n -> !written.get(n).equals(read.get(n))
                        && TextChecks.unreadable(written.get(n).text())
                        && !read.get(n).text().equals(CellChecks.DROPPED))
                .mapToObj(written::get)
                .toList();
    }

    private static String number(Understood understood, Kind kind) {
        FieldValue value = understood.values().get(kind == Kind.VACANCY ? Field.VACANCY_NUMBER : Field.SEEKER_NUMBER);
        return value == null ? "" : value.as(String.class).orElse("");
    }

    static String outcome(Row row) {
        return switch (row) {
            case Row.OfVacancy v -> "accepted";
            case Row.OfSeeker s -> "accepted";
            case Row.Held h -> "quarantined";
            case Row.Rejected r -> "rejected";
            case Row.Withdrawn w -> "accepted";
            case Row.Repeated r -> "duplicate";
        };
    }

    static List<Refusal> refusals(Row row) {
        return switch (row) {
            case Row.Held h -> h.refusals();
            case Row.Rejected r -> r.refusals();
            case Row.OfVacancy v -> List.of();
            case Row.OfSeeker s -> List.of();
            case Row.Withdrawn w -> List.of();
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

    static JsonNode refusal(Refusal refusal) {
        ObjectNode node = JSON.createObjectNode()
                .put("type", TYPE + refusal.code().wire())
                .put("title", refusal.text(Language.EN).title())
                .put("status", refusal.code().status())
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
        return node.put("incident", refusal.incident().toString());
    }
}
