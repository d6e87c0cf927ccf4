package ishibashi.trust;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;

/**
 * A certificate bound to a member.
 *
 * @param encryption whether results may be encrypted to it
 * @param until end of its overlap after a rotation, empty while it is the current one
 */
public record Enrolled(
        Member member,
        Pin pin,
        X509Certificate certificate,
        X509Certificate authority,
        boolean encryption,
        Instant from,
        Optional<Instant> until) {}
