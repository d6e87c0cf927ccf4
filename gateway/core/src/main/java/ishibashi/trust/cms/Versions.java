package ishibashi.trust.cms;

import org.bouncycastle.asn1.ASN1Integer;

/** RFC 5652 §5.1 and §5.3: 1 where the signer is named by issuer and number, 3 where by its key; outside as inside. */
final class Versions implements CmsRule {
    @Override
    public String name() {
        return "versions";
    }

    @Override
    public boolean holds(CmsView view) {
        ASN1Integer expected = new ASN1Integer(view.namedByKey() ? 3 : 1);
        return expected.equals(view.data().getVersion())
                && expected.equals(view.signer().getVersion());
    }
}
