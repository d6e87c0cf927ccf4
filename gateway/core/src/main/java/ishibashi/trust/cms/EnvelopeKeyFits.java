package ishibashi.trust.cms;

/** The key that is named works with the algorithm beside it. */
final class EnvelopeKeyFits implements EnvelopeRule {
    @Override
    public String name() {
        return "key-kind";
    }

    @Override
    public boolean holds(EnvelopeView envelope) {
        return envelope.ours().stream().allMatch(o -> o.recipient().fits(o.key()));
    }
}
