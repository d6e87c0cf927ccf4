package ishibashi.trust.cms;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.cms.Attribute;
import org.jspecify.annotations.Nullable;

/** RFC 5652 §5.3: attributes as they stand in their set, where a type may come twice and hold several values. */
record Attributes(List<Attribute> all) {
    Attributes {
        all = List.copyOf(all);
    }

    static Attributes of(@Nullable ASN1Set set) {
        return new Attributes(
                set == null
                        ? List.of()
                        : Stream.of(set.toArray()).map(Attribute::getInstance).toList());
    }

    /** Its value, if the type comes once with one. */
    Optional<ASN1Encodable> value(ASN1ObjectIdentifier type) {
        List<Attribute> found =
                all.stream().filter(a -> a.getAttrType().equals(type)).toList();
        return found.size() == 1 && found.getFirst().getAttrValues().size() == 1
                ? Optional.of(found.getFirst().getAttrValues().getObjectAt(0))
                : Optional.empty();
    }
}
