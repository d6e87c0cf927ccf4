package ishibashi.trust;

import ishibashi.trust.certificate.Purpose;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A certificate bound to a member.
 *
 * @param authority the one recorded for the member, which issued it
 * @param purposes for what it was bound, and what it may serve by the demands that do not change with time
 * @param from when it began, or begins after a rotation
 * @param until end of its overlap after a rotation, empty while it is the current one
 */
public record Enrolled(
        Member member,
        Pin pin,
        X509Certificate certificate,
        X509Certificate authority,
        Set<Purpose> purposes,
        Instant from,
        Optional<Instant> until) {
    public Enrolled {
        purposes = Set.copyOf(purposes);
    }

    /** Whether an active member may use it so at that time (security §3.6). */
    public boolean serves(Purpose purpose, Instant at) {
        return member.active()
                && purposes.contains(purpose)
                && !at.isBefore(from)
                && (until.isEmpty() || at.isBefore(until.get()))
                && isWithin(certificate, at)
                && isWithin(authority, at);
    }

    private static boolean isWithin(X509Certificate certificate, Instant at) {
        return !at.isBefore(certificate.getNotBefore().toInstant())
                && !at.isAfter(certificate.getNotAfter().toInstant());
    }
}
