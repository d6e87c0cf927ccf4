package ishibashi.normalise;

import ishibashi.bank.As;
import ishibashi.bank.Condition;
import ishibashi.bank.Field;
import ishibashi.bank.FieldRule;
import ishibashi.message.RawRow;
import ishibashi.normalise.field.Normaliser;
import ishibashi.normalise.field.Reading;
import ishibashi.normalise.read.RawRecord;
import ishibashi.normalise.read.Taken;
import ishibashi.refusal.Code;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Applies one line of a mapping to a record: finds the cell, minds the bank's words for nothing, reads. */
final class RuleEngine {
    private static final RawRow.Cell NOWHERE = new RawRow.Cell("", "", "");

    private final FieldRule rule;
    private final OwnWords words;
    private final Split split;

    /** Reads a cell into the fields of the rule. */
    interface Split {
        void read(RawRow.Cell cell, Parts parts, Map<Field, FieldValue> into);
    }

    /** The other parts of a rule that is given in parts. */
    interface Parts {
        Optional<RawRow.Cell> of(String part);
    }

    RuleEngine(FieldRule rule, OwnWords words, Split split) {
        this.rule = rule;
        this.words = words;
        this.split = split;
    }

    /** A rule that fills one field. */
    static Split one(Field field, Normaliser<?> normaliser) {
        return (cell, parts, into) -> into.put(field, new FieldValue(normaliser.read(cell.text()), cell));
    }

    /** Fills what no line before has filled. */
    void apply(RawRecord record, Map<Field, FieldValue> into) {
        if (rule.fills().stream().anyMatch(field -> says(into.get(field)))) {
            return;
        }
        read(record).forEach((field, value) -> {
            if (says(value) || !into.containsKey(field)) {
                into.put(field, value);
            }
        });
    }

    private static boolean says(@org.jspecify.annotations.Nullable FieldValue value) {
        return value != null && !(value.reading() instanceof Reading.Absent<?>);
    }

    private Map<Field, FieldValue> read(RawRecord record) {
        RawRow.Cell cell = Taken.cell(rule, "", record.cells()).orElse(NOWHERE);
        Optional<RawRow.Cell> unknown = unknownReference(record);
        if (!isFor(record)) {
            return all(Reading.absent("another-line-counts"), cell);
        }
        if (unknown.isPresent()) {
            return otherwise(all(reference(), unknown.get()));
        }
        Optional<Map<Field, FieldValue>> fixed = fixed(record, cell);
        if (fixed.isPresent()) {
            return fixed.get();
        }
        Map<Field, FieldValue> values = new EnumMap<>(Field.class);
        words.read(cell, split, part -> Taken.cell(rule, part, record.cells()), values);
        values.replaceAll((field, value) ->
                record.continued().contains(value.cell()) ? value.inferredBy("continues-the-block-above") : value);
        return otherwise(values);
    }

    private boolean isFor(RawRecord record) {
        Optional<Condition> when = rule.when();
        if (when.isEmpty()) {
            return true;
        }
        RawRow.Cell cell = record.cells().get(when.get().place().key());
        return when.get().holds(cell == null ? "" : cell.text());
    }

    private Optional<Map<Field, FieldValue>> fixed(RawRecord record, RawRow.Cell cell) {
        FieldRule.Options options = rule.options();
        if (options.shaded().isPresent() && record.shaded()) {
            return Optional.of(meant(options.shaded().get(), "shaded-row", false, cell));
        }
        if (options.constant().isPresent()) {
            return Optional.of(meant(options.constant().get(), "constant", false, cell));
        }
        boolean blank = cell.text().isBlank() && rule.sources().size() < 2;
        boolean continues = options.continues();
        if (blank && !continues && options.empty().isPresent()) {
            return Optional.of(meant(options.empty().get(), "empty-means", false, cell));
        }
        if (blank && !continues && options.infer().isPresent()) {
            return Optional.of(meant(options.infer().get(), "taken-for", true, cell));
        }
        if (options.none().contains(cell.text().strip())) {
            return Optional.of(all(Reading.absent("word-for-nothing"), cell));
        }
        return Optional.empty();
    }

    /** What a word of the mapping itself means: a code, or a text that is read like that of a cell. */
    private Map<Field, FieldValue> meant(String word, String why, boolean inferred, RawRow.Cell cell) {
        if (rule.as() == As.CODE || rule.as() == As.CODES) {
            Object value = rule.as() == As.CODE ? word : List.of(word);
            return all(new Reading.Value<>(value, inferred, why), cell);
        }
        Map<Field, FieldValue> values = new EnumMap<>(Field.class);
        split.read(new RawRow.Cell(cell.column(), cell.at(), word), part -> Optional.empty(), values);
        values.replaceAll((field, value) -> new FieldValue(
                value.reading() instanceof Reading.Value<?> v
                        ? new Reading.Value<>(v.value(), inferred, why)
                        : value.reading(),
                cell));
        return values;
    }

    /** What the mapping says of texts that cannot be read. */
    private Map<Field, FieldValue> otherwise(Map<Field, FieldValue> values) {
        Optional<String> otherwise = rule.options().otherwise();
        if (otherwise.isPresent()) {
            values.replaceAll((field, value) -> {
                if (!(value.reading() instanceof Reading.Faulty<?>)) {
                    return value;
                }
                FieldValue absent = new FieldValue(Reading.absent("not-readable"), value.cell());
                return otherwise.get().equals(FieldRule.Options.ABSENT)
                        ? absent
                        : meant(otherwise.get(), "not-readable", true, value.cell())
                                .getOrDefault(field, absent);
            });
        }
        return values;
    }

    /** A reference that no row of its table has. */
    private Optional<RawRow.Cell> unknownReference(RawRecord record) {
        return rule.lookup().isEmpty()
                ? Optional.empty()
                : rule.sources().keySet().stream()
                        .filter(part -> Taken.cell(rule, part, record.cells()).isEmpty())
                        .flatMap(part -> Taken.written(rule, part, record.cells()).stream())
                        .filter(cell -> !cell.text().isBlank())
                        .filter(cell ->
                                !rule.options().none().contains(cell.text().strip()))
                        .findFirst();
    }

    private Reading<?> reference() {
        return Reading.faulty(
                Code.UNKNOWN_CODE, rule.lookup().map(use -> use.table()).orElse(""));
    }

    private Map<Field, FieldValue> all(Reading<?> reading, RawRow.Cell cell) {
        Map<Field, FieldValue> values = new EnumMap<>(Field.class);
        rule.fills().forEach(field -> values.put(field, new FieldValue(reading, cell)));
        return values;
    }
}
