package ishibashi.trust.cms;

import ishibashi.message.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.cert.CertificateEncodingException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
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
                .map(ShowsThePinnedCertificate::encoded)
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

    private static Bytes encoded(ASN1Encodable value) {
        try {
            return Bytes.owning(value.toASN1Primitive().getEncoded("DER"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
