package ishibashi.trust.cms;

import java.util.List;
import java.util.Optional;

/** Security §3.2 as a list of names. The first that does not hold ends it; what cannot be read at all breaks {@code syntax}. */
record EnvelopePolicy(List<EnvelopeRule> rules) {
    private static final String UNREADABLE = "syntax";

    /** What holds; there is no switch that takes one away. */
    static final EnvelopePolicy WHOLE = new EnvelopePolicy(List.of(
            new EnvelopeKind(),
            new EnvelopeDer(),
            new EnvelopeVersion(),
            new EnvelopeRecipients(),
            new EnvelopeRecipientKinds(),
            new EnvelopeKeyWays(),
            new EnvelopeOurs(),
            new EnvelopeKeyFits(),
            new EnvelopeOriginator(),
            new EnvelopeGcmOnly(),
            new EnvelopeNonce(),
            new EnvelopeTag(),
            new EnvelopeAttributes(),
            new EnvelopeInnerType()));

    EnvelopePolicy {
        rules = List.copyOf(rules);
    }

    /** The name of the first rule that the envelope breaks. */
    Optional<String> broken(EnvelopeView envelope) {
        try {
            for (EnvelopeRule rule : rules) {
                if (!rule.holds(envelope)) {
                    return Optional.of(rule.name());
                }
            }
            envelope.fields();
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(UNREADABLE);
        }
    }
}
