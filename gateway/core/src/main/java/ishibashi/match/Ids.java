package ishibashi.match;

import ishibashi.message.RecordId;
import java.util.Comparator;

/** Record ids in the order of their text. */
final class Ids {
    static final Comparator<RecordId> ORDER = Ids::compare;

    private Ids() {}

    private static int compare(RecordId one, RecordId other) {
        int upper = Long.compareUnsigned(
                one.value().getMostSignificantBits(), other.value().getMostSignificantBits());
        return upper != 0
                ? upper
                : Long.compareUnsigned(
                        one.value().getLeastSignificantBits(), other.value().getLeastSignificantBits());
    }
}
