package ishibashi.trust.cms;

/** Every recipient is a certificate's: a password or a shared key would open to somebody whom nobody enrolled. */
final class EnvelopeRecipientKinds implements EnvelopeRule {
    @Override
    public String name() {
        return "recipient-kind";
    }

    @Override
    public boolean holds(EnvelopeView envelope) {
        return envelope.fields().recipients().stream().noneMatch(EnvelopeStranger.class::isInstance);
    }
}
