package ishibashi.bank;

import java.time.LocalDate;
import java.util.Optional;

/**
 * On what ground a bank places workers (職業安定法; domain §3 L2).
 *
 * @param article 29, 30, 33, 33-2 or 33-3 of the Employment Security Act
 * @param number of the notice or permit
 * @param expires last day of a permit; a notice has none
 */
public record LegalBasis(String article, String number, Optional<LocalDate> expires) {
    public boolean inForceOn(LocalDate day) {
        return expires.isEmpty() || !expires.get().isBefore(day);
    }
}
