package ishibashi.normalise;

import ishibashi.bank.Field;
import ishibashi.bank.FileFormat;
import ishibashi.bank.Shape;
import ishibashi.message.Kind;
import ishibashi.message.RawRow;
import ishibashi.normalise.field.Day;
import ishibashi.normalise.field.Reading;
import ishibashi.normalise.read.RawRecord;
import ishibashi.refusal.Code;
import ishibashi.refusal.Refusal;
import ishibashi.refusal.Stage;
import ishibashi.refusal.Where;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Why a row is not taken: what stands in its cells, what is missing, what does not fit together. */
final class RowChecks {
    private static final int SHIFTED = 3;
    private static final int YOUNGEST = 22;
    private static final Pattern ADDRESS = Pattern.compile("([A-Z]{1,3})(\\d{1,7})");

    /** Column or row of a record in a sheet. */
    private static final Pattern RECORD = Pattern.compile("!(?:([A-Z]{1,3})|(\\d{1,7}))$");

    private final Shape shape;
    private final int recordRows;
    private final LocalDate asOf;
    private final Supplier<UUID> ids;
    private final List<Field> required;

    RowChecks(Shape shape, LocalDate asOf, Supplier<UUID> ids) {
        this.shape = shape;
        this.recordRows =
                shape.format() instanceof FileFormat.Listed list ? list.rows().recordRows() : 1;
        this.asOf = asOf;
        this.ids = ids;
        this.required = EnumSet.allOf(Field.class).stream()
                .filter(f -> f.required() && f.of(shape.kind()))
                .toList();
    }

    /** It takes its record back: only its number counts, whatever became of its other values. */
    boolean leaves(Map<Field, FieldValue> values) {
        FieldValue status = values.get(Field.STATUS);
        FieldValue number = values.get(number());
        return status != null
                && number != null
                && status.as(String.class).filter(Field.WITHDRAWN::equals).isPresent()
                && number.as(String.class).isPresent();
    }

    /** The field of the bank's own number. */
    Field number() {
        return shape.kind() == Kind.VACANCY ? Field.VACANCY_NUMBER : Field.SEEKER_NUMBER;
    }

    /** All that speaks against it; patient data alone if there is any. */
    List<Refusal> refusals(RawRecord record, Map<Field, FieldValue> values, List<CellChecks.Finding> findings) {
        List<Refusal> found = new ArrayList<>();
        for (CellChecks.Finding finding : findings) {
            List<String> arguments = finding.code() == Code.UNREADABLE_CHARACTER
                    ? List.of(LostCharacters.codes(finding.cell().text(), shape.format()))
                    : List.of();
            Refusal refusal = cell(record, finding.code(), CellChecks.told(finding), arguments);
            if (finding.code() == Code.PATIENT_DATA) {
                return List.of(refusal.withoutRaw());
            }
            found.add(refusal);
        }
        if (record.form() == RawRecord.Form.BROKEN) {
            return List.of(row(record, Code.BROKEN_RECORD, record.where()));
        }
        if (!leaves(values)) {
            faults(record, values, found);
        }
        if (record.form() == RawRecord.Form.SHIFTED || shifted(found)) {
            return List.of(row(record, Code.COLUMN_SHIFT, firstColumn(found)));
        }
        return found;
    }

    private static String firstColumn(List<Refusal> found) {
        return found.stream()
                .flatMap(r -> r.where().column().stream())
                .findFirst()
                .orElse("");
    }

    private static boolean shifted(List<Refusal> found) {
        return found.stream()
                        .filter(r ->
                                r.code() != Code.MISSING_KEY && !r.code().wire().startsWith("law"))
                        .map(r -> r.where().column())
                        .distinct()
                        .count()
                >= SHIFTED;
    }

    private void faults(RawRecord record, Map<Field, FieldValue> values, List<Refusal> found) {
        values.forEach((field, value) -> {
            if (value.reading() instanceof Reading.Faulty<?> f
                    && (field.required() || !inherited(record, value.cell()))
                    && !told(found, value.cell())) {
                found.add(cell(record, f.code(), value.cell(), f.arguments()));
            }
        });
        for (Field field : required) {
            FieldValue value = values.get(field);
            if (value != null && value.reading() instanceof Reading.Absent<?>) {
                found.add(cell(record, Code.MISSING_KEY, value.cell(), List.of()));
            }
        }
        together(record, values, found);
    }

    private static boolean told(List<Refusal> found, RawRow.Cell cell) {
        return found.stream().anyMatch(r -> r.where().path().equals(Optional.of(cell.at())));
    }

    /** From a merged cell above: its fault is told once, at the record where it stands. */
    private boolean inherited(RawRecord record, RawRow.Cell cell) {
        Matcher where = RECORD.matcher(record.where());
        Matcher at = ADDRESS.matcher(cell.at());
        if (!where.find() || !at.matches()) {
            return false;
        }
        if (where.group(1) != null) {
            return !where.group(1).equals(at.group(1));
        }
        int within = Integer.parseInt(at.group(2)) - Integer.parseInt(where.group(2));
        return within < 0 || within >= recordRows;
    }

    private void together(RawRecord record, Map<Field, FieldValue> values, List<Refusal> found) {
        Optional<LocalDate> start = day(values, Field.START_DATE);
        Optional<LocalDate> end = day(values, Field.PERIOD_TO);
        FieldValue to = values.get(Field.PERIOD_TO);
        if (start.isPresent() && end.isPresent() && to != null && end.get().isBefore(start.get())) {
            found.add(cell(record, Code.END_BEFORE_START, to.cell(), List.of()));
        }
        FieldValue birth = values.get(Field.BIRTH_DATE);
        FieldValue licence = values.get(Field.LICENCE_DATE);
        Optional<LocalDate> born = day(values, Field.BIRTH_DATE);
        if (shape.kind() == Kind.SEEKER && birth != null && born.isPresent()) {
            int age = asOf.getYear() - born.get().getYear();
            if (age < YOUNGEST || age > 100) {
                found.add(cell(record, Code.IMPLAUSIBLE_NUMBER, birth.cell(), List.of()));
            } else if (licence != null && !birth.inferred() && tooYoung(born.get(), licence)) {
                found.add(cell(record, Code.IMPLAUSIBLE_NUMBER, licence.cell(), List.of()));
            }
        }
    }

    private static boolean tooYoung(LocalDate born, FieldValue licence) {
        LocalDate earliest = born.plusYears(YOUNGEST);
        return licence.as(Day.class)
                .filter(day -> switch (day) {
                    case Day.On(LocalDate date) -> date.isBefore(earliest);
                    case Day.InYear(int year) -> year < earliest.getYear();
                    case Day.AtOnce() -> false;
                })
                .isPresent();
    }

    private static Optional<LocalDate> day(Map<Field, FieldValue> values, Field field) {
        @Nullable FieldValue value = values.get(field);
        return value == null ? Optional.empty() : value.as(Day.On.class).map(Day.On::date);
    }

    private Refusal cell(RawRecord record, Code code, RawRow.Cell cell, List<String> arguments) {
        List<String> all = new ArrayList<>(List.of(cell.column()));
        all.addAll(arguments);
        return new Refusal(
                code,
                Stage.NORMALISED,
                Where.cell(record.where(), cell.column(), cell.at(), cell.text()),
                all,
                ids.get());
    }

    private Refusal row(RawRecord record, Code code, String argument) {
        return new Refusal(code, Stage.NORMALISED, Where.row(record.where()), List.of(argument), ids.get());
    }
}
