package ishibashi.trust.cms;

import org.bouncycastle.asn1.ASN1Set;
import org.jspecify.annotations.Nullable;

/** Certificates and revocation lists that come along are hints: at most five of each, 64 KiB. */
final class CertificatesFew implements CmsRule {
    private static final int MOST = 5;
    private static final int LARGEST = 64 << 10;

    @Override
    public String name() {
        return "certificates-few";
    }

    @Override
    public boolean holds(CmsView view) {
        return few(view.data().getCertificates()) && few(view.data().getCRLs());
    }

    private static boolean few(@Nullable ASN1Set set) {
        return set == null || (set.size() <= MOST && Encoded.asRead(set).length <= LARGEST);
    }
}
