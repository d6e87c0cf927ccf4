package ishibashi.app.store;

import ishibashi.trust.Directory.X509Binding;
import ishibashi.trust.certificate.Purpose;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** For what a member's chief certificate is to be bound: for all, unless another one is there for encryption. */
final class Wished {
    private static final Set<Purpose> ONLY_ENCRYPTION = Set.of(Purpose.ENCRYPTION);

    private Wished() {}

    static Set<Purpose> of(X509Binding binding) {
        return binding.encryption().isPresent()
                ? EnumSet.of(Purpose.TLS, Purpose.SIGNING)
                : EnumSet.allOf(Purpose.class);
    }

    /** Beside those that stand: a rotation of the chief one alone leaves the one for encryption as it is. */
    static Set<Purpose> beside(X509Binding binding, List<CertificateRows.Standing> before) {
        return before.stream().anyMatch(old -> old.purposes().equals(ONLY_ENCRYPTION))
                ? EnumSet.of(Purpose.TLS, Purpose.SIGNING)
                : of(binding);
    }
}
