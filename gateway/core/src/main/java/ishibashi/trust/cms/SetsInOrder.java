package ishibashi.trust.cms;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Set;

/** X.690 §11.6 for sets under a tag of their place, which no reader of DER knows to be sets. */
final class SetsInOrder implements CmsRule {
    @Override
    public String name() {
        return "sets-in-order";
    }

    @Override
    public boolean holds(CmsView view) {
        return Stream.of(
                        view.signer().getAuthenticatedAttributes(),
                        view.signer().getUnauthenticatedAttributes(),
                        view.data().getCertificates(),
                        view.data().getCRLs())
                .filter(Objects::nonNull)
                .allMatch(SetsInOrder::ordered);
    }

    private static boolean ordered(ASN1Set set) {
        byte[] before = {};
        for (ASN1Encodable member : set) {
            byte[] now = Encoded.asRead(member);
            if (Arrays.compareUnsigned(before, now) > 0) {
                return false;
            }
            before = now;
        }
        return true;
    }
}
