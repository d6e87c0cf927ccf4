package ishibashi.trust.cms;

import java.util.Arrays;

/** X.690 §10, §11: the bytes are the only ones that say this. */
final class EnvelopeDer implements EnvelopeRule {
    @Override
    public String name() {
        return "der";
    }

    @Override
    public boolean holds(EnvelopeView envelope) {
        return DerBounds.keeps(envelope.der())
                && Arrays.equals(envelope.fields().again(), envelope.der());
    }
}
