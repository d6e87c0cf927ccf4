package ishibashi.trust.cms;

import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;

/** RFC 5652 §4: what is signed is plain data. */
final class ContentIsData implements CmsRule {
    @Override
    public String name() {
        return "content-is-data";
    }

    @Override
    public boolean holds(CmsView view) {
        return PKCSObjectIdentifiers.data.equals(
                view.data().getEncapContentInfo().getContentType());
    }
}
