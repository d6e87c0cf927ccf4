package ishibashi.message;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What names a doctor (domain §2: 2–7, 11, 12, 25). Sealed at pseudonymisation; prints nothing.
 *
 * @param hideFrom 非公開先 besides the present employer, which is always hidden from
 */
public record SeekerIdentity(
        String name,
        Optional<String> kana,
        Optional<String> sex,
        Optional<LocalDate> birthDate,
        String licenceNumber,
        Optional<LocalDate> licenceDate,
        Optional<String> currentEmployer,
        Optional<String> currentEmployerCode,
        List<Employer> hideFrom,
        Optional<String> phone,
        Optional<String> email,
        String freeText) {
    /** A record that was sealed before there was such a list has none. */
    public SeekerIdentity {
        hideFrom = List.copyOf(Objects.requireNonNullElse(hideFrom, List.of()));
    }

    /** By institution code, by the name of the house or its corporation, or by both. */
    public record Employer(Optional<String> name, Optional<String> code) {
        @Override
        public String toString() {
            return "Employer[…]";
        }
    }

    @Override
    public String toString() {
        return "SeekerIdentity[…]";
    }
}
