package ishibashi.trust.cms;

/** RFC 5083 §2.1 and RFC 5652 §6.2: the versions that go with what is there. */
final class EnvelopeVersion implements EnvelopeRule {
    @Override
    public String name() {
        return "version";
    }

    @Override
    public boolean holds(EnvelopeView envelope) {
        return envelope.fields().version().hasValue(0)
                && envelope.fields().recipients().stream().allMatch(EnvelopeRecipient::wellVersioned);
    }
}
