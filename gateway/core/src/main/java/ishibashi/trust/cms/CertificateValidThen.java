package ishibashi.trust.cms;

import java.security.cert.X509Certificate;

/** The pinned certificate was valid when it signed; that it is now, the directory says. */
final class CertificateValidThen implements CmsRule {
    @Override
    public String name() {
        return "certificate-valid-then";
    }

    @Override
    public boolean holds(CmsView view) {
        X509Certificate certificate = view.enrolled().certificate();
        return SigningTimeForm.read(view)
                .filter(then -> !then.isBefore(certificate.getNotBefore().toInstant()))
                .filter(then -> !then.isAfter(certificate.getNotAfter().toInstant()))
                .isPresent();
    }
}
