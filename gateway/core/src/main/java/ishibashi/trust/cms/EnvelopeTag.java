package ishibashi.trust.cms;

/** RFC 5084 §3.2: a tag of sixteen bytes, declared and there. A declared four would let one forgery in 2³² through. */
final class EnvelopeTag implements EnvelopeRule {
    private static final int LENGTH = 16;

    @Override
    public String name() {
        return "tag";
    }

    @Override
    public boolean holds(EnvelopeView envelope) {
        return envelope.declaredTag() == LENGTH && envelope.fields().mac().getOctets().length == LENGTH;
    }
}
