package ishibashi.trust.cms;

/** RFC 5753 §3.1.1: an ephemeral key, a point of our curve (an invalid one would tell our key bit by bit). */
final class EnvelopeOriginator implements EnvelopeRule {
    @Override
    public String name() {
        return "originator-key";
    }

    @Override
    public boolean holds(EnvelopeView envelope) {
        return envelope.ours().stream()
                .allMatch(o -> !(o.recipient() instanceof EnvelopeAgreement agreement)
                        || o.key().curve().filter(agreement::originatorOn).isPresent());
    }
}
