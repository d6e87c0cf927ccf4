package ishibashi.normalise;

import ishibashi.normalise.read.Opened;
import ishibashi.normalise.read.Unreadable;
import ishibashi.refusal.Refusal;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A file read to its end to be looked at, as the stage reads it: row by row, under its guard. */
final class ReadThrough {
    private ReadThrough() {}

    /** Why the whole would be held, after what was read of it. */
    static Optional<Refusal> read(
            Opened opened, RowReader reader, Guard guard, Supplier<UUID> ids, Consumer<Understood> rows) {
        try {
            while (opened.records().hasNext() && !guard.isFull()) {
                Understood row = reader.read(opened.records().next());
                guard.count(row.row());
                rows.accept(row);
            }
        } catch (Unreadable e) {
            return Optional.of(e.refusal(ids.get()));
        }
        return guard.held();
    }
}
