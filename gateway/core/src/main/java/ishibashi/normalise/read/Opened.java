package ishibashi.normalise.read;

import ishibashi.bank.Shape;
import java.time.LocalDate;
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
    @Override
    public String toString() {
        return "Opened[" + shape.name() + "]";
    }
}
