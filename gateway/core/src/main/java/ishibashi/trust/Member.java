package ishibashi.trust;

import ishibashi.message.MemberId;
import java.util.Locale;
import java.util.Optional;

/**
 * A member of the exchange (contract §3).
 *
 * @param prefecture JIS X 0401, two digits
 * @param operatorOfRecord the licensed bank that answers for a hospital's records; a bank answers for itself
 */
public record Member(MemberId id, Kind kind, String prefecture, Optional<MemberId> operatorOfRecord, boolean active) {
    /** What a member is. */
    public enum Kind {
        BANK,
        HOSPITAL,
        OPERATOR,
        GATEWAY;

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
