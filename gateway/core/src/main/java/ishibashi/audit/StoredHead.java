package ishibashi.audit;

import ishibashi.message.Bytes;
import java.util.Optional;

/**
 * A head as it is kept.
 *
 * @param number where it says that it stands
 * @param signed what its signature holds for, empty if it holds for nothing or for another head than its row shows
 * @param peaks what is kept of the tree beside it
 */
public record StoredHead(long number, Optional<Head> signed, Optional<Bytes> peaks) {}
