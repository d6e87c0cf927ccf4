package ishibashi.normalise;

import ishibashi.message.Row;
import ishibashi.refusal.Code;
import ishibashi.refusal.Refusal;
import ishibashi.refusal.Stage;
import ishibashi.refusal.Where;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Counts the rows of a file: an empty one, too many rows or too many bad ones hold it whole (rulings 5, contract §4). */
final class Guard {
    static final int MOST_ROWS = 100_000;
    private static final int GUARDED_FROM = 50;
    private static final int BAD_SHARE = 5;

    private final boolean released;
    private final Supplier<UUID> ids;
    private int rows;
    private int bad;

    /** @param released an operator has looked at it: only the limit of rows is left (rulings 2) */
    Guard(boolean released, Supplier<UUID> ids) {
        this.released = released;
        this.ids = ids;
    }

    void count(Row row) {
        rows++;
        bad += row instanceof Row.Held || row instanceof Row.Rejected ? 1 : 0;
    }

    boolean isFull() {
        return rows > MOST_ROWS;
    }

    /** Why the whole is held, after its last row. */
    Optional<Refusal> held() {
        if (isFull()) {
            return held(Code.TOO_MANY, Integer.toString(MOST_ROWS));
        }
        if (released) {
            return Optional.empty();
        }
        if (rows == 0) {
            return held(Code.HELD_EMPTY);
        }
        return rows >= GUARDED_FROM && bad * BAD_SHARE > rows
                ? held(Code.HELD_BAD_ROWS, Integer.toString(bad), Integer.toString(rows))
                : Optional.empty();
    }

    private Optional<Refusal> held(Code code, String... arguments) {
        return Optional.of(new Refusal(code, Stage.NORMALISED, Where.MESSAGE, List.of(arguments), ids.get()));
    }
}
