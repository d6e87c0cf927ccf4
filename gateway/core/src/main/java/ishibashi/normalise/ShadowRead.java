package ishibashi.normalise;

import ishibashi.bank.BankFolder;
import ishibashi.bank.Field;
import ishibashi.message.Bytes;
import ishibashi.message.FileLabel;
import ishibashi.message.Outcome;
import ishibashi.normalise.field.Reading;
import ishibashi.normalise.read.Opened;
import ishibashi.normalise.read.Recognise;
import ishibashi.refusal.Refusal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * A whole file as one mapping reads it: at most 100,000 rows, equal texts kept once. Holds names.
 *
 * @param held code by which the whole is held
 * @param rows by place, in the file's order
 */
record ShadowRead(Optional<String> held, Map<String, Line> rows) {
    private static final Line NONE = new Line("none", List.of(), Map.of());

    record Line(String outcome, List<String> codes, Map<Field, String> values) {}

    static ShadowRead nothing() {
        return new ShadowRead(Optional.empty(), Map.of());
    }

    static ShadowRead of(
            BankFolder bank,
            CodeTables tables,
            Optional<FileLabel> label,
            Bytes content,
            LocalDate today,
            Supplier<UUID> ids) {
        return switch (new Recognise(ids).open(content, label, bank.shapes())) {
            case Outcome.Refused<Opened>(Refusal refusal) ->
                new ShadowRead(Optional.of(refusal.code().wire()), Map.of());
            case Outcome.Passed<Opened>(Opened opened) -> {
                LocalDate day = FileDay.of(opened, label).orElse(today);
                RowReader reader = new RowReader(bank, opened.shape(), tables, day, ids);
                Map<String, Line> rows = new LinkedHashMap<>();
                Map<String, String> once = new HashMap<>();
                Optional<Refusal> held = ReadThrough.read(
                        opened,
                        reader,
                        new Guard(false, ids),
                        ids,
                        row -> rows.put(row.record().where(), line(row, once)));
                yield new ShadowRead(held.map(refusal -> refusal.code().wire()), rows);
            }
        };
    }

    private static Line line(Understood row, Map<String, String> once) {
        Map<Field, String> values = new EnumMap<>(Field.class);
        row.values().forEach((field, value) -> values.put(field, once.computeIfAbsent(text(value), t -> t)));
        return new Line(
                DryRunLine.outcome(row.row()),
                DryRunLine.refusals(row.row()).stream()
                        .map(refusal -> refusal.code().wire())
                        .toList(),
                values);
    }

    private static String text(FieldValue value) {
        return switch (value.reading()) {
            case Reading.Value<?> v -> Wire.text(v.value());
            case Reading.Absent<?> a -> "";
            case Reading.Faulty<?> f -> "?";
        };
    }

    Line at(String place) {
        return rows.getOrDefault(place, NONE);
    }
}
