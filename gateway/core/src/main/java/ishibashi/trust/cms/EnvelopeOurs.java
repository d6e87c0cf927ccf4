package ishibashi.trust.cms;

/** Exactly one recipient is one of our keys. */
final class EnvelopeOurs implements EnvelopeRule {
    @Override
    public String name() {
        return "recipient-is-us";
    }

    @Override
    public boolean holds(EnvelopeView envelope) {
        return envelope.ours().size() == 1;
    }
}
