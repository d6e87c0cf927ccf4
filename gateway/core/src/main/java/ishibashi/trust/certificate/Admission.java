package ishibashi.trust.certificate;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether a certificate is bound to a member, and for what (contract §1; security §3.6). */
public sealed interface Admission {
    /** @param purposes those of the wished ones that it may serve */
    record Admitted(Set<Purpose> purposes) implements Admission {}

    /** @param objections at least one */
    record Refused(List<Objection> objections) implements Admission {}

    /**
     * A certificate for connections or signatures may serve for encryption besides; one that serves only for encryption is bound only where
     * that alone is wished.
     *
     * @param at when it is to be in force first
     */
    static Admission judge(Candidate candidate, Set<Purpose> wished, Instant at) {
        Set<Purpose> granted = wished.stream()
                .filter(purpose -> broken(candidate, purpose, at).isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        Set<Purpose> needed = EnumSet.copyOf(wished);
        needed.remove(Purpose.ENCRYPTION);
        Set<Purpose> asked = needed.isEmpty() ? wished : needed;
        if (asked.stream().anyMatch(granted::contains)) {
            return new Admitted(granted);
        }
        return new Refused(asked.stream()
                .flatMap(purpose -> broken(candidate, purpose, at).stream())
                .map(CertificateRule::objection)
                .distinct()
                .toList());
    }

    private static List<CertificateRule> broken(Candidate candidate, Purpose purpose, Instant at) {
        return CertificatePolicy.broken(
                candidate,
                Stream.concat(CertificatePolicy.lasting(purpose).stream(), CertificatePolicy.at(at).stream())
                        .toList());
    }
}
