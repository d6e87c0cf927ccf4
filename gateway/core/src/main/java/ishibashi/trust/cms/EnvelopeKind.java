package ishibashi.trust.cms;

import ishibashi.trust.CmsForm;

/** RFC 5083: no other form of encryption is read, for none of the others says that its content is whole. */
final class EnvelopeKind implements EnvelopeRule {
    @Override
    public String name() {
        return "auth-enveloped-data";
    }

    @Override
    public boolean holds(EnvelopeView envelope) {
        return CmsForm.of(envelope.der()) == CmsForm.AUTH_ENVELOPED_DATA;
    }
}
