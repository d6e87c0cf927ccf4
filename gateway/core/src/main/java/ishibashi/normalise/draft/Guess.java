package ishibashi.normalise.draft;

import ishibashi.normalise.read.Sample;
import java.util.Optional;

/**
 * What a column is taken for.
 *
 * @param slot empty: for nothing
 * @param points of heading and values together
 * @param unit of sums that carry none
 * @param ja why, for the clerk
 */
record Guess(
        Sample.Column column,
        Optional<Slot> slot,
        double points,
        Sureness sureness,
        Optional<String> unit,
        String ja,
        String en) {
    static Guess nothing(Sample.Column column) {
        return new Guess(
                column,
                Optional.empty(),
                0,
                Sureness.NONE,
                Optional.empty(),
                column.filled().isEmpty() ? "見本には何も入っていません" : "どの項目にも似ていません",
                column.filled().isEmpty() ? "nothing stands in it" : "like no field");
    }
}
