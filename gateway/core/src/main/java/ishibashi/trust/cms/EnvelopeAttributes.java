package ishibashi.trust.cms;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;

/** RFC 5083 §2.1: attributes under the tag are there once each, and what they say of the content's type is what stands there. */
final class EnvelopeAttributes implements EnvelopeRule {
    private static boolean agrees(Attribute attribute, EnvelopeView envelope) {
        return !attribute.getAttrType().equals(CMSAttributes.contentType)
                || (attribute.getAttrValues().size() == 1
                        && attribute
                                .getAttrValues()
                                .getObjectAt(0)
                                .equals(envelope.fields().content().getContentType()));
    }

    @Override
    public String name() {
        return "auth-attributes";
    }

    @Override
    public boolean holds(EnvelopeView envelope) {
        if (envelope.fields().authenticated().isEmpty()) {
            return true;
        }
        Set<ASN1ObjectIdentifier> seen = new HashSet<>();
        return envelope.fields().authenticated().get().size() > 0
                && Stream.of(envelope.fields().authenticated().get().toArray())
                        .map(Attribute::getInstance)
                        .allMatch(a -> seen.add(a.getAttrType()) && agrees(a, envelope));
    }
}
