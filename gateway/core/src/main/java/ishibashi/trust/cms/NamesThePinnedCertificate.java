package ishibashi.trust.cms;

import ishibashi.trust.Algorithms;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.IssuerSerial;

/**
 * RFC 5035 §3: the first certificate that the signature names is the pinned one, by its hash and, where it is there, by issuer and
 * number. OpenSSL takes the hash of the signature ({@code -md}), so each on the list may be used.
 */
final class NamesThePinnedCertificate implements CmsRule {
    @Override
    public String name() {
        return "names-the-pinned-certificate";
    }

    @Override
    public boolean holds(CmsView view) {
        ESSCertIDv2 first = SigningCertificateV2.getInstance(view.signed()
                        .value(PKCSObjectIdentifiers.id_aa_signingCertificateV2)
                        .orElseThrow())
                .getCerts()[0];
        Algorithms hash = Algorithms.ofDigest(first.getHashAlgorithm()).orElseThrow();
        return MessageDigest.isEqual(first.getCertHash(), hash(view.key(), hash))
                && (first.getIssuerSerial() == null || same(first.getIssuerSerial(), view.key()));
    }

    private static byte[] hash(SignerKey key, Algorithms algorithm) {
        try {
            return MessageDigest.getInstance(algorithm.words())
                    .digest(key.encoded().toArray());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean same(IssuerSerial named, SignerKey key) {
        GeneralName[] names = named.getIssuer().getNames();
        return names.length == 1
                && names[0].getTagNo() == GeneralName.directoryName
                && key.issuedAs(names[0].getName(), named.getSerial().getValue());
    }
}
