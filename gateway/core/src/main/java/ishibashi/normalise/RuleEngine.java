package ishibashi.normalise;

import ishibashi.bank.Field;
import ishibashi.bank.FieldRule;
import ishibashi.bank.Heading;
import ishibashi.message.RawRow;
import ishibashi.normalise.field.Normaliser;
import ishibashi.normalise.field.Reading;
import ishibashi.normalise.read.RawRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Applies one line of a mapping to a record: finds the cell, minds the bank's words for nothing, reads. */
final class RuleEngine {
    private static final RawRow.Cell NOWHERE = new RawRow.Cell("", "", "");

    private final FieldRule rule;
    private final Map<String, List<String>> keys;
    private final Split split;

    /** Reads a cell into the fields of the rule. */
    interface Split {
        void read(RawRow.Cell cell, Parts parts, Map<Field, FieldValue> into);
    }

    /** The other parts of a rule that is given in parts. */
    interface Parts {
        Optional<RawRow.Cell> of(String part);
    }

    RuleEngine(FieldRule rule, Split split) {
        this.rule = rule;
        this.split = split;
        this.keys = rule.sources().entrySet().stream()
                .collect(java.util.stream.Collectors.toUnmodifiableMap(
                        Map.Entry::getKey,
                        e -> e.getValue().stream().map(Heading::key).toList()));
    }

    /** A rule that fills one field. */
    static Split one(Field field, Normaliser<?> normaliser) {
        return (cell, parts, into) -> into.put(field, new FieldValue(normaliser.read(cell.text()), cell));
    }

    void apply(RawRecord record, Map<Field, FieldValue> into) {
        RawRow.Cell cell = cell(record, "").orElse(NOWHERE);
        FieldRule.Options options = rule.options();
        Optional<Reading<?>> fixed = fixed(record, cell, options);
        if (fixed.isPresent()) {
            rule.fills().forEach(field -> into.put(field, new FieldValue(fixed.get(), cell)));
        } else {
            split.read(cell, part -> cell(record, part), into);
            if (!record.continued().isEmpty()) {
                markContinued(record, into);
            }
        }
    }

    private void markContinued(RawRecord record, Map<Field, FieldValue> into) {
        rule.fills()
                .forEach(field -> into.computeIfPresent(
                        field,
                        (f, value) -> record.continued().contains(value.cell())
                                ? value.inferredBy("continues-the-block-above")
                                : value));
    }

    private Optional<Reading<?>> fixed(RawRecord record, RawRow.Cell cell, FieldRule.Options options) {
        if (options.shaded().isPresent() && record.shaded()) {
            return Optional.of(Reading.value(options.shaded().get(), "shaded-row"));
        }
        if (options.constant().isPresent()) {
            return Optional.of(Reading.value(options.constant().get(), "constant"));
        }
        boolean blank = cell.text().isBlank();
        if (blank && options.empty().isPresent()) {
            return Optional.of(Reading.value(options.empty().get(), "empty-means"));
        }
        if (blank && options.infer().isPresent()) {
            return Optional.of(Reading.inferred(options.infer().get(), "taken-for"));
        }
        if (options.none().contains(cell.text().strip())) {
            return Optional.of(Reading.absent("word-for-nothing"));
        }
        return Optional.empty();
    }

    private Optional<RawRow.Cell> cell(RawRecord record, String part) {
        Optional<RawRow.Cell> blank = Optional.empty();
        for (String key : keys.getOrDefault(part, List.of())) {
            RawRow.Cell cell = record.cells().get(key);
            if (cell != null && !cell.text().isBlank()) {
                return Optional.of(cell);
            }
            blank = blank.or(() -> Optional.ofNullable(cell));
        }
        return blank;
    }
}
