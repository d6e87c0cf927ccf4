package ishibashi.submit;

import ishibashi.introduce.Step;
import ishibashi.message.Received;
import ishibashi.message.Row;
import java.util.List;
import java.util.Optional;

/**
 * A message whose content was read before the answer. At most 1,000 items.
 *
 * @param received envelope checked, not yet durable
 * @param mappingVersion of the reading: rows read in two ways are never taken for equal by their digests
 * @param name what the sender calls the message: the same name with other content is refused
 * @param precondition what beside the content makes a repeat of it, empty for nothing: method, address, If-Match of one resource
 * @param step of an introduction, taken in the same commit
 * @param companions resources beside the postings, kept in the same commit
 * @param allOrNothing one item that cannot be taken refuses all, and nothing is kept; else each stands alone
 */
public record Submission(
        Received received,
        String mappingVersion,
        Optional<String> name,
        String precondition,
        boolean allOrNothing,
        List<Item> items,
        List<Companion> companions,
        Optional<Step> step) {
    public Submission {
        companions = List.copyOf(companions);
        items = List.copyOf(items);
    }

    /** Postings alone. */
    public Submission(Received received, String mappingVersion, boolean allOrNothing, List<Item> items) {
        this(received, mappingVersion, Optional.empty(), "", allOrNothing, items, List.of(), Optional.empty());
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
