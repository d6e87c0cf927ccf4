package ishibashi.normalise.read;

import ishibashi.bank.Shape;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * A file whose shape is known.
 *
 * @param columns all headings, labels or paths as they stand
 * @param asOf the day that the file says of itself
 */
public record Opened(Shape shape, List<String> columns, Optional<LocalDate> asOf, Iterator<RawRecord> records) {
    /** The parts of one file as one, their records counted through. */
    static Opened joined(List<Opened> parts) {
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        List<RawRecord> records = new ArrayList<>();
        for (Opened part : parts) {
            part.records.forEachRemaining(record -> records.add(record.numbered(records.size() + 1)));
        }
        return new Opened(
                parts.getFirst().shape,
                parts.stream().flatMap(p -> p.columns.stream()).distinct().toList(),
                parts.stream().flatMap(p -> p.asOf.stream()).findFirst(),
                records.iterator());
    }

    /** The same with other records. */
    Opened with(Iterator<RawRecord> others) {
        return new Opened(shape, columns, asOf, others);
    }

    @Override
    public String toString() {
        return "Opened[" + shape.name() + "]";
    }
}
