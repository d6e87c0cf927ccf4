package ishibashi.fhir.read;

import ishibashi.message.MemberId;
import java.time.LocalDate;
import java.util.Set;

/**
 * Whose record it is and when it is read.
 *
 * @param operator the licensed bank that answers for it (D11)
 * @param neighbours its neighbours 近隣県: to consent to all of them is the scope of that name
 * @param today on the trust clock, for consents (rulings 33)
 */
public record Sender(MemberId operator, Set<MemberId> neighbours, LocalDate today) {
    public Sender {
        neighbours = Set.copyOf(neighbours);
    }
}
