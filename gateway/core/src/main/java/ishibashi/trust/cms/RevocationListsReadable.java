package ishibashi.trust.cms;

import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.x509.CertificateList;

/** Revocation lists that come along are hints; but what claims to be one is one. */
final class RevocationListsReadable implements CmsRule {
    @Override
    public String name() {
        return "revocation-lists-readable";
    }

    @Override
    public boolean holds(CmsView view) {
        ASN1Set lists = view.data().getCRLs();
        return lists == null
                || Stream.of(lists.toArray())
                        .map(CertificateList::getInstance)
                        .allMatch(list -> list.getTBSCertList().getThisUpdate() != null);
    }
}
