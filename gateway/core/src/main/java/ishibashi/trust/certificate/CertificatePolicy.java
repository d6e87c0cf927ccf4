package ishibashi.trust.certificate;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All demands of security §3.6 on a member's certificate. A demand is never switched off; the list is the policy. */
public final class CertificatePolicy {
    private static final List<CertificateRule> KEY =
            List.of(new KindOfKey(), new NamedCurve(), new PointOnCurve(), new RsaSize(), new RsaExponent());

    private static final List<CertificateRule> LINEAGE = List.of(
            new NoAuthority(),
            new IssuerNamed(),
            new AuthorityMayIssue(),
            new AuthorityKey(KEY),
            new SignatureOnTheList(),
            new SignedByAuthority());

    private static final List<CertificateRule> ALWAYS =
            Stream.concat(KEY.stream(), LINEAGE.stream()).toList();

    private CertificatePolicy() {}

    /** What a certificate fulfils for a purpose once and for ever. */
    public static List<CertificateRule> lasting(Purpose purpose) {
        return Stream.concat(ALWAYS.stream(), usage(purpose).stream()).toList();
    }

    private static List<CertificateRule> usage(Purpose purpose) {
        return List.of(new KeyUsageFor(purpose), new ExtendedKeyUsageFor(purpose));
    }

    /** What it fulfils at that time besides. */
    public static List<CertificateRule> at(Instant at) {
        return List.of(new Within(at), new AuthorityWithin(at));
    }

    /** Those that do not hold, in their order. */
    public static List<CertificateRule> broken(Candidate candidate, List<CertificateRule> rules) {
        return rules.stream().filter(rule -> !holds(rule, candidate)).toList();
    }

    /** For which purposes it may serve while it is valid. */
    public static Set<Purpose> serves(Candidate candidate) {
        if (!broken(candidate, ALWAYS).isEmpty()) {
            return Set.of();
        }
        return Arrays.stream(Purpose.values())
                .filter(purpose -> broken(candidate, usage(purpose)).isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What cannot be decided is refused. */
    private static boolean holds(CertificateRule rule, Candidate candidate) {
        try {
            return rule.holds(candidate);
        } catch (RuntimeException e) {
            return false;
        }
    }
}
