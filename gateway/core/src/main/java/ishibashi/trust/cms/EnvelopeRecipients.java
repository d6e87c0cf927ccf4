package ishibashi.trust.cms;

/** One to five recipients; a key agreement counts as many as it names. */
final class EnvelopeRecipients implements EnvelopeRule {
    private static final int MOST = 5;

    @Override
    public String name() {
        return "recipients";
    }

    @Override
    public boolean holds(EnvelopeView envelope) {
        int count = envelope.fields().recipients().size();
        return count >= 1 && count <= MOST;
    }
}
