package ishibashi.audit;

import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * One act.
 *
 * @param act kebab case: message-received, chunk-understood, results-signed, member-suspended …
 * @param who member id, operator name or {@code gateway}
 * @param details ids, codes and counts; never a name, a file name or free text of a member
 */
public record Entry(UUID id, Instant at, String act, String who, SortedMap<String, String> details) {
    public Entry {
        details = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(details));
    }
}
