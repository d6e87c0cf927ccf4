package ishibashi.normalise;

import ishibashi.bank.Field;
import ishibashi.message.Row;
import ishibashi.normalise.read.RawRecord;
import java.util.Map;

/**
 * A row and how each of its fields was read.
 *
 * @param written the record as it stands in the file, 外字 and all
 */
record Understood(RawRecord written, RawRecord record, Map<Field, FieldValue> values, Row row) {
    @Override
    public String toString() {
        return "Understood[" + record.where() + "]";
    }
}
