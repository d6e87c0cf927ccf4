package ishibashi.trust.cms;

/** Security §3.0: every recipient's key goes by the list, for the content is as safe as the weakest way to its key. */
final class EnvelopeKeyWays implements EnvelopeRule {
    @Override
    public String name() {
        return "key-algorithm";
    }

    @Override
    public boolean holds(EnvelopeView envelope) {
        return envelope.fields().recipients().stream().allMatch(EnvelopeRecipient::onTheList);
    }
}
