package ishibashi.normalise.read;

import ishibashi.bank.Condition;
import ishibashi.bank.Place;
import ishibashi.bank.Shape;
import ishibashi.message.Bytes;
import ishibashi.message.FileLabel;
import ishibashi.message.RawRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The records that a shape means, each with what it takes from records above, from tables and from the file's name. */
final class Completed implements Iterator<RawRecord> {
    private static final String FILE_NAME = new Place(Place.By.FROM, "file-name").key();

    private final Iterator<RawRecord> records;
    private final Optional<Condition> when;
    private final List<UnaryOperator<RawRecord>> steps;
    private @Nullable RawRecord next;

    private Completed(Iterator<RawRecord> records, Optional<Condition> when, List<UnaryOperator<RawRecord>> steps) {
        this.records = records;
        this.when = when;
        this.steps = steps;
    }

    /** Empty if the shape tells its records by something that none has. */
    static Optional<Opened> of(Opened opened, Bytes content, Workbook book, Optional<FileLabel> label) {
        Shape shape = opened.shape();
        List<UnaryOperator<RawRecord>> steps = new ArrayList<>();
        if (shape.places().stream().anyMatch(place -> place.key().equals(FILE_NAME))) {
            String name = label.map(FileLabel::value).orElse("").replaceFirst("\\.[A-Za-z0-9]{1,5}$", "");
            steps.add(record -> with(record, FILE_NAME, new RawRow.Cell("file-name", "file-name", name)));
        }
        if (Above.isFor(shape)) {
            steps.add(new Above(shape));
        }
        if (shape.rules().stream().anyMatch(rule -> rule.lookup().isPresent())) {
            steps.add(new Referred(shape, Tables.of(shape, content, book)));
        }
        if (steps.isEmpty() && shape.when().isEmpty()) {
            return Optional.of(opened);
        }
        Completed completed = new Completed(opened.records(), shape.when(), steps);
        return shape.when().isEmpty() || completed.hasNext() ? Optional.of(opened.with(completed)) : Optional.empty();
    }

    /** The record with one more cell. */
    static RawRecord with(RawRecord record, String key, RawRow.Cell cell) {
        Map<String, RawRow.Cell> cells = new HashMap<>(record.cells());
        List<RawRow.Cell> order = new ArrayList<>(record.order());
        cells.put(key, cell);
        order.add(cell);
        return record.with(cells, order);
    }

    @Override
    public boolean hasNext() {
        while (next == null && records.hasNext()) {
            RawRecord record = records.next();
            if (isMeant(record)) {
                for (UnaryOperator<RawRecord> step : steps) {
                    record = step.apply(record);
                }
                next = record;
            }
        }
        return next != null;
    }

    @Override
    public RawRecord next() {
        RawRecord found = hasNext() ? next : null;
        if (found == null) {
            throw new NoSuchElementException();
        }
        next = null;
        return found;
    }

    private boolean isMeant(RawRecord record) {
        if (when.isEmpty()) {
            return true;
        }
        RawRow.Cell cell = record.cells().get(when.get().place().key());
        return when.get().holds(cell == null ? "" : cell.text());
    }
}
