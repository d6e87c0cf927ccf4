package ishibashi.normalise;

import ishibashi.bank.BankFolder;
import ishibashi.bank.Field;
import ishibashi.bank.FieldRule;
import ishibashi.bank.Shape;
import ishibashi.message.Digest;
import ishibashi.message.Kind;
import ishibashi.message.RawRow;
import ishibashi.message.Row;
import ishibashi.normalise.read.RawRecord;
import ishibashi.refusal.Code;
import ishibashi.refusal.Refusal;
import ishibashi.refusal.Stage;
import ishibashi.refusal.Where;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** Reads the rows of one file, one after the other: a fault in one never harms the next. */
final class RowReader {
    private final Shape shape;
    private final List<RuleEngine> rules;
    private final RowChecks checks;
    private final LocalDate asOf;
    private final Supplier<UUID> ids;
    private final Set<Digest> seen = new HashSet<>();
    private final boolean numberedByMonth;

    RowReader(BankFolder bank, Shape shape, CodeTables tables, LocalDate asOf, Supplier<UUID> ids) {
        this.shape = shape;
        this.rules = new Readers(bank, shape, tables, asOf).all();
        this.checks = new RowChecks(shape, asOf, ids);
        this.asOf = asOf;
        this.ids = ids;
        this.numberedByMonth = shape.rules().stream()
                .filter(r -> r.fills().contains(numberField()))
                .map(FieldRule::options)
                .anyMatch(FieldRule.Options::withinMonth);
    }

    Understood read(RawRecord record) {
        Digest digest = digest(record);
        if (!seen.add(digest)) {
            return new Understood(record, Map.of(), new Row.Repeated(record.ordinal(), record.where(), digest));
        }
        Map<Field, FieldValue> values = new EnumMap<>(Field.class);
        try {
            rules.forEach(rule -> rule.apply(record, values));
            return new Understood(record, values, row(record, digest, values));
        } catch (RuntimeException e) {
            Refusal refusal = new Refusal(
                    Code.ROW_UNPROCESSABLE, Stage.NORMALISED, Where.row(record.where()), List.of(""), ids.get());
            return new Understood(
                    record,
                    values,
                    new Row.Held(
                            record.ordinal(), record.where(), digest, new RawRow(record.order()), List.of(refusal)));
        }
    }

    private Row row(RawRecord record, Digest digest, Map<Field, FieldValue> values) {
        List<Refusal> refusals = checks.refusals(record, values);
        RawRow raw = new RawRow(record.order());
        if (!refusals.isEmpty()) {
            return refusals.getFirst().code() == Code.PATIENT_DATA
                    ? new Row.Rejected(record.ordinal(), record.where(), digest, refusals)
                    : new Row.Held(record.ordinal(), record.where(), digest, raw, refusals);
        }
        Postings postings = new Postings(values, asOf);
        String number = number(values);
        return shape.kind() == Kind.VACANCY
                ? new Row.OfVacancy(
                        record.ordinal(), record.where(), digest, number, raw, postings.vacancy(), postings.facility())
                : new Row.OfSeeker(
                        record.ordinal(), record.where(), digest, number, raw, postings.seeker(), postings.identity());
    }

    private Field numberField() {
        return shape.kind() == Kind.VACANCY ? Field.VACANCY_NUMBER : Field.SEEKER_NUMBER;
    }

    private String number(Map<Field, FieldValue> values) {
        FieldValue value = values.get(numberField());
        String number = value == null ? "" : value.as(String.class).orElse("");
        return numberedByMonth ? java.time.YearMonth.from(asOf) + "/" + number : number;
    }

    /** Over the cells as they stand, columns and texts, width folded. */
    private static Digest digest(RawRecord record) {
        StringBuilder text = new StringBuilder(256);
        for (RawRow.Cell cell : record.order().stream()
                .sorted(java.util.Comparator.comparing(RawRow.Cell::column))
                .toList()) {
            text.append(cell.column())
                    .append('\u001f')
                    .append(cell.text().strip())
                    .append('\u001e');
        }
        text.append(record.shaded());
        return Digest.of(Normalizer.normalize(text, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8));
    }
}
