package ishibashi.trust.cms;

/** RFC 5084 §3.2: twelve bytes; any other length is hashed into the counter and wears the key sooner. */
final class EnvelopeNonce implements EnvelopeRule {
    private static final int LENGTH = 12;

    @Override
    public String name() {
        return "nonce";
    }

    @Override
    public boolean holds(EnvelopeView envelope) {
        return envelope.nonce().length == LENGTH;
    }
}
