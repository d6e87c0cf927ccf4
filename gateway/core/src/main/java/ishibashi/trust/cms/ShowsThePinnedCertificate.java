package ishibashi.trust.cms;

import ishibashi.message.Bytes;
import java.security.cert.CertificateEncodingException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Set;

/**
 * Certificates are not signed. None is fine; where some come along, the signer's own is among them as it is pinned, or its authority's
 * as it is recorded, so that a spoiled one is noticed.
 */
final class ShowsThePinnedCertificate implements CmsRule {
    @Override
    public String name() {
        return "shows-the-pinned-certificate";
    }

    @Override
    public boolean holds(CmsView view) {
        ASN1Set certificates = view.data().getCertificates();
        if (certificates == null || certificates.size() == 0) {
            return true;
        }
        Set<Bytes> shown = Stream.of(certificates.toArray())
                .map(one -> Bytes.owning(Encoded.der(one)))
                .collect(Collectors.toSet());
        return shown.contains(view.key().encoded()) || shown.contains(authority(view));
    }

    private static Bytes authority(CmsView view) {
        try {
            return Bytes.owning(view.enrolled().authority().getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
