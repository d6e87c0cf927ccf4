package ishibashi.message;

import java.util.Optional;

/** What names a vacancy's facility (domain §1: 2, 3, 33). Sealed at pseudonymisation; prints nothing. */
public record FacilityIdentity(
        String name,
        Optional<String> institutionCode,
        Optional<String> employer,
        Optional<String> contact,
        String freeText) {
    @Override
    public String toString() {
        return "FacilityIdentity[…]";
    }
}
