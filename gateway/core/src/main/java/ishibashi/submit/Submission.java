package ishibashi.submit;

import ishibashi.message.Received;
import ishibashi.message.Row;
import java.util.List;

/**
 * A message whose content was read before the answer. At most 1,000 items.
 *
 * @param received envelope checked, not yet durable
 * @param mappingVersion of the reading: rows read in two ways are never taken for equal by their digests
 * @param allOrNothing one item that cannot be taken refuses all, and nothing is kept; else each stands alone
 */
public record Submission(Received received, String mappingVersion, boolean allOrNothing, List<Item> items) {
    public Submission {
        items = List.copyOf(items);
    }

    /** A row, and what its sender believes to be there. */
    public record Item(Row row, Expectation expectation) {
        @Override
        public String toString() {
            return "Item[" + row.where() + "]";
        }
    }

    @Override
    public String toString() {
        return "Submission[" + received.id() + ", " + items.size() + " items]";
    }
}
