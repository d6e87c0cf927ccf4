package ishibashi.work;

import ishibashi.message.RecordId;
import ishibashi.message.Signed;
import java.util.Map;

/**
 * What <em>match and sign</em> commits: the signed results, and what they tell whom.
 *
 * @param scores own record → other record → score, kept to tell later only what changed
 */
public record Told(Signed signed, Map<RecordId, Map<RecordId, Integer>> scores, String ruleset) {
    public Told {
        scores = Map.copyOf(scores);
    }
}
