package ishibashi.bundle;

import ishibashi.pseudonymise.view.AnonymousView;
import java.util.List;

/**
 * An urgent vacancy in the words of a doctor's bank.
 *
 * @param pseudonym of the vacancy for this recipient
 * @param seekers the recipient's own numbers of those whom it fits, the best first
 */
public record Urgent(String pseudonym, AnonymousView view, List<String> seekers) {
    public Urgent {
        seekers = List.copyOf(seekers);
    }
}
