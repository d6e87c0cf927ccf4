package ishibashi.normalise;

import ishibashi.bank.BankFolder;
import ishibashi.bank.Field;
import ishibashi.bank.FieldRule;
import ishibashi.bank.Gaiji;
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
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads the rows of one file, one after the other: a fault in one never harms the next. */
final class RowReader {
    private final Shape shape;
    private final Gaiji gaiji;
    private final List<RuleEngine> rules;
    private final CellChecks cellChecks;
    private final RowChecks checks;
    private final LocalDate asOf;
    private final Supplier<UUID> ids;
    private final Set<Digest> seen = new HashSet<>();
    private final Map<String, Row> accepted = new HashMap<>();
    private final boolean numberedByMonth;

    RowReader(BankFolder bank, Shape shape, CodeTables tables, LocalDate asOf, Supplier<UUID> ids) {
        this.shape = shape;
        this.gaiji = bank.gaiji();
        this.rules = new Readers(bank.prefecture(), shape, tables, asOf).all();
        this.cellChecks = new CellChecks(shape.kind());
        this.checks = new RowChecks(shape, asOf, ids);
        this.asOf = asOf;
        this.ids = ids;
        this.numberedByMonth = shape.rules().stream()
                .filter(r -> r.fills().contains(checks.number()))
                .map(FieldRule::options)
                .anyMatch(FieldRule.Options::withinMonth);
    }

    Understood read(RawRecord read) {
        List<CellChecks.Finding> found = cellChecks.of(read);
        boolean own = !gaiji.isEmpty() && unreadable(found);
        RawRecord legible = own ? read.reading(this::legible) : read;
        List<CellChecks.Finding> findings = own ? cellChecks.of(legible) : found;
        RawRecord record = findings.isEmpty() ? legible : CellChecks.without(legible, findings);
        Digest digest = RowDigests.of(record);
        Map<Field, FieldValue> values = new EnumMap<>(Field.class);
        try {
            rules.forEach(rule -> rule.apply(record, values));
            Row row = repeated(record, digest)
                    ? new Row.Repeated(record.ordinal(), record.where(), digest)
                    : row(record, digest, values, findings);
            return new Understood(read, record, values, row);
        } catch (RuntimeException e) {
            Row.Held held = unprocessable(record, digest);
            FaultTrace.write(e, record.ordinal(), held);
            return new Understood(read, record, values, held);
        }
    }

    private static boolean unreadable(List<CellChecks.Finding> found) {
        return found.stream().anyMatch(finding -> finding.code() == Code.UNREADABLE_CHARACTER);
    }

    /** With the bank's own characters in plain ones. */
    private RawRow.Cell legible(RawRow.Cell cell) {
        return new RawRow.Cell(cell.column(), cell.at(), gaiji.read(cell.text()));
    }

    /** Held alone, whatever it says: reading it fails. */
    Row unprocessable(RawRecord record) {
        return unprocessable(record, RowDigests.of(record));
    }

    private Row.Held unprocessable(RawRecord record, Digest digest) {
        Refusal refusal = new Refusal(
                Code.ROW_UNPROCESSABLE, Stage.NORMALISED, Where.row(record.where()), List.of(""), ids.get());
        return new Row.Held(
                record.ordinal(),
                record.where(),
                digest,
                new RawRow(record.order()),
                List.of(refusal),
                Optional.empty());
    }

    /** A plain copy of a shaded row says nothing new; a shaded copy of a plain one does. */
    private boolean repeated(RawRecord record, Digest digest) {
        boolean repeated = !seen.add(digest);
        if (!repeated && record.shaded()) {
            seen.add(RowDigests.plain(record));
        }
        return repeated;
    }

    private Row row(RawRecord record, Digest digest, Map<Field, FieldValue> values, List<CellChecks.Finding> findings) {
        List<Refusal> refusals = checks.refusals(record, values, findings);
        RawRow raw = new RawRow(record.order());
        if (!refusals.isEmpty()) {
            return refusals.getFirst().code() == Code.PATIENT_DATA
                    ? new Row.Rejected(record.ordinal(), record.where(), digest, refusals)
                    : new Row.Held(record.ordinal(), record.where(), digest, raw, refusals, own(values));
        }
        String number = number(values);
        Row row = checks.leaves(values)
                ? new Row.Withdrawn(record.ordinal(), record.where(), digest, shape.kind(), number)
                : posting(record, digest, number, raw, new Postings(values, asOf));
        return saysTheSame(accepted.put(number, row), row)
                ? new Row.Repeated(record.ordinal(), record.where(), digest)
                : row;
    }

    private Row posting(RawRecord record, Digest digest, String number, RawRow raw, Postings postings) {
        return shape.kind() == Kind.VACANCY
                ? new Row.OfVacancy(
                        record.ordinal(), record.where(), digest, number, raw, postings.vacancy(), postings.facility())
                : new Row.OfSeeker(
                        record.ordinal(), record.where(), digest, number, raw, postings.seeker(), postings.identity());
    }

    /** Of one number and understood alike, though written otherwise: a copy of the row. */
    private static boolean saysTheSame(@Nullable Row before, Row row) {
        return (before instanceof Row.OfVacancy a
                        && row instanceof Row.OfVacancy b
                        && a.vacancy().equals(b.vacancy())
                        && a.facility().equals(b.facility()))
                || (before instanceof Row.OfSeeker c
                        && row instanceof Row.OfSeeker d
                        && c.seeker().equals(d.seeker())
                        && c.identity().equals(d.identity()));
    }

    private Optional<Row.Own> own(Map<Field, FieldValue> values) {
        FieldValue value = values.get(checks.number());
        return value == null || value.as(String.class).isEmpty()
                ? Optional.empty()
                : Optional.of(new Row.Own(shape.kind(), number(values)));
    }

    private String number(Map<Field, FieldValue> values) {
        FieldValue value = values.get(checks.number());
        String number = value == null ? "" : value.as(String.class).orElse("");
        return numberedByMonth ? java.time.YearMonth.from(asOf) + "/" + number : number;
    }
}
