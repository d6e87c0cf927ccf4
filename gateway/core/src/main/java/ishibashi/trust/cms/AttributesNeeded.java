package ishibashi.trust.cms;

import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;

/** CAdES-B (ETSI EN 319 122-1 §6): the type, the digest, the signer's certificate and the time are signed. */
final class AttributesNeeded implements CmsRule {
    private static final List<ASN1ObjectIdentifier> NEEDED = List.of(
            CMSAttributes.contentType,
            CMSAttributes.messageDigest,
            PKCSObjectIdentifiers.id_aa_signingCertificateV2,
            CMSAttributes.signingTime);

    @Override
    public String name() {
        return "attributes-needed";
    }

    @Override
    public boolean holds(CmsView view) {
        return NEEDED.stream().allMatch(type -> view.signed().all().stream()
                .anyMatch(a -> a.getAttrType().equals(type)));
    }
}
