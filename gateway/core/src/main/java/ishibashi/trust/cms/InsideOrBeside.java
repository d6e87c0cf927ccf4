package ishibashi.trust.cms;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1OctetString;

/** The content is inside the message or was sent beside it: one of both, never none. */
final class InsideOrBeside implements CmsRule {
    @Override
    public String name() {
        return "inside-or-beside";
    }

    @Override
    public boolean holds(CmsView view) {
        ASN1Encodable inside = view.data().getEncapContentInfo().getContent();
        return view.beside().isPresent() ? inside == null : inside instanceof ASN1OctetString;
    }
}
