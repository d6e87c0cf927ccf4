package ishibashi.submit;

import ishibashi.message.Linked;
import ishibashi.message.Pseudonymised;

/** Port of the transaction <em>receive and understand at once</em>. */
public interface Submitting {
    /**
     * Commits message, receipt, records, row ledger, audit entries and the task to match, together; or nothing, if the submission
     * is for all or nothing and one item is held. A repeat of a message that is there gets its receipt and what stands now.
     *
     * @param linked what the rows were read against
     * @throws Meanwhile if another message has changed one of the records since
     */
    Submitted keep(Submission submission, Linked linked, Pseudonymised rows);

    /** What was read is no longer what stands: link again. Nothing was kept. */
    final class Meanwhile extends RuntimeException {
        private static final long serialVersionUID = 1;

        public Meanwhile(Throwable cause) {
            super("a record was changed by another message meanwhile", cause);
        }
    }
}
