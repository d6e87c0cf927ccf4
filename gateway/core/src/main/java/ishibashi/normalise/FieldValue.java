package ishibashi.normalise;

import ishibashi.message.RawRow;
import ishibashi.normalise.field.Reading;

/** What a field of one row was read as, and from which cell. */
record FieldValue(Reading<?> reading, RawRow.Cell cell) {
    /** The value if it is one of that kind. */
    <T> java.util.Optional<T> as(Class<T> kind) {
        return reading instanceof Reading.Value<?> value && kind.isInstance(value.value())
                ? java.util.Optional.of(kind.cast(value.value()))
                : java.util.Optional.empty();
    }

    /** The same, marked as completed by a rule. */
    FieldValue inferredBy(String rule) {
        return reading instanceof Reading.Value<?> value
                ? new FieldValue(Reading.inferred(value.value(), rule), cell)
                : this;
    }

    boolean inferred() {
        return reading instanceof Reading.Value<?> value && value.inferred();
    }
}
