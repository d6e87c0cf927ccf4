package ishibashi.trust.cms;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;

/** RFC 5652 §6.2.3 to §6.2.5: a shared key, a password, or something of one's own. Nothing of it is read. */
record EnvelopeStranger() implements EnvelopeRecipient {
    @Override
    public boolean wellVersioned() {
        return true;
    }

    @Override
    public boolean onTheList() {
        return false;
    }

    @Override
    public boolean fits(EnvelopeKey key) {
        return false;
    }

    @Override
    public byte[] contentKey(EnvelopeKey key) throws GeneralSecurityException {
        throw new InvalidKeyException("not wrapped for a certificate");
    }
}
