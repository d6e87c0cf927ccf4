package ishibashi.trust.cms;

import org.bouncycastle.asn1.ASN1Set;

/** Nothing here relies on what is not signed; there may be four of them, 64 KiB in all. */
final class UnsignedAttributesFew implements CmsRule {
    private static final int MOST = 4;
    private static final int LARGEST = 64 << 10;

    @Override
    public String name() {
        return "unsigned-attributes";
    }

    @Override
    public boolean holds(CmsView view) {
        ASN1Set unsigned = view.signer().getUnauthenticatedAttributes();
        return unsigned == null || (unsigned.size() <= MOST && Encoded.asRead(unsigned).length <= LARGEST);
    }

    @Override
    public CmsVerifier.Result broken() {
        return new CmsVerifier.Result.TooMany(MOST);
    }
}
