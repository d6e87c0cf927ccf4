package ishibashi.bundle;

import ishibashi.message.Matched.NearMiss;
import ishibashi.message.Matched.Scored;
import ishibashi.pseudonymise.view.AnonymousView;
import java.util.List;

/**
 * One own record with what it was matched to, in the words of its recipient.
 *
 * @param kind of the own record: vacancy or seeker
 * @param number the recipient's own number of it
 */
public record Told(
        String kind, String number, String ruleset, int considered, List<Other> others, List<Near> nearMisses) {
    public Told {
        others = List.copyOf(others);
        nearMisses = List.copyOf(nearMisses);
    }

    /** The other side: a pseudonym for this recipient alone, and what may be seen of it. */
    public record Other(String pseudonym, AnonymousView view, Scored scored) {}

    /** One that is missed by a single rule, as anonymous as the others. */
    public record Near(String pseudonym, AnonymousView view, NearMiss miss) {}
}
