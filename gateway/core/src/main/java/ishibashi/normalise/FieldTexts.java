package ishibashi.normalise;

import ishibashi.bank.Field;
import ishibashi.bank.FieldRule;
import ishibashi.bank.FileFormat;
import ishibashi.bank.Place;
import ishibashi.bank.Shape;
import ishibashi.bank.Target;
import ishibashi.message.Kind;
import ishibashi.message.RawRow;
import ishibashi.normalise.field.Reading;
import ishibashi.normalise.read.RawRecord;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How a text alone would be read as a field, by the very readers that the rows of a file go through. */
public final class FieldTexts {
    private static final Place PLACE = new Place(Place.By.COLUMN, "");

    private final RuleEngine engine;

    private FieldTexts(RuleEngine engine) {
        this.engine = engine;
    }

    /**
     * Readers for the fields of one target.
     *
     * @param unit of sums that carry none, and then they are by the year
     */
    public static FieldTexts of(
            Target target, Kind kind, Optional<String> unit, String prefecture, CodeTables tables, LocalDate asOf) {
        FieldRule rule = new FieldRule(
                target.word(),
                target.fills(),
                target.as(),
                Map.of("", List.of(PLACE)),
                new FieldRule.Cut(Optional.empty(), List.of(), 1, Set.of()),
                Optional.empty(),
                Optional.empty(),
                new FieldRule.Options(
                        target.word(),
                        unit,
                        unit.map(u -> "year"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Set.of(),
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
        Shape shape = new Shape(
                "",
                kind,
                new FileFormat.JsonLines(),
                Optional.empty(),
                List.of(),
                false,
                List.of(rule),
                Set.of(),
                Map.of(),
                Map.of());
        return new FieldTexts(new Readers(prefecture, shape, tables, asOf).all().getFirst());
    }

    /** What each of its fields is read as. */
    public Map<Field, Reading<?>> read(String text) {
        RawRow.Cell cell = new RawRow.Cell("", "", text);
        RawRecord record =
                new RawRecord(1, "", Map.of(PLACE.key(), cell), List.of(cell), false, Set.of(), RawRecord.Form.WHOLE);
        Map<Field, FieldValue> values = new EnumMap<>(Field.class);
        engine.apply(record, values);
        Map<Field, Reading<?>> readings = new EnumMap<>(Field.class);
        values.forEach((field, value) -> readings.put(field, value.reading()));
        return readings;
    }
}
