package ishibashi.trust.cms;

import org.bouncycastle.asn1.cms.CMSAttributes;

/** RFC 5652 §11.1: the signed type is that of the content. */
final class SameContentType implements CmsRule {
    @Override
    public String name() {
        return "same-content-type";
    }

    @Override
    public boolean holds(CmsView view) {
        return view.signed()
                .value(CMSAttributes.contentType)
                .filter(view.data().getEncapContentInfo().getContentType()::equals)
                .isPresent();
    }
}
