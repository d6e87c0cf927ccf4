package ishibashi.message;

import java.time.LocalDate;
import java.util.Optional;

/** What names a doctor (domain §2: 2–7, 11, 25). Sealed at pseudonymisation; prints nothing. */
public record SeekerIdentity(
        String name,
        Optional<String> kana,
        Optional<String> sex,
        Optional<LocalDate> birthDate,
        String licenceNumber,
        Optional<LocalDate> licenceDate,
        Optional<String> currentEmployer,
        Optional<String> currentEmployerCode,
        Optional<String> phone,
        Optional<String> email,
        String freeText) {
    @Override
    public String toString() {
        return "SeekerIdentity[…]";
    }
}
