package ishibashi.trust.cms;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;

/** Bytes of what was read. */
final class Encoded {
    private Encoded() {}

    /** By X.690 §10, sets in order. */
    static byte[] der(ASN1Encodable value) {
        return as(value, ASN1Encoding.DER);
    }

    /** In the order in which it came. */
    static byte[] asRead(ASN1Encodable value) {
        return as(value, ASN1Encoding.BER);
    }

    private static byte[] as(ASN1Encodable value, String encoding) {
        try {
            return value.toASN1Primitive().getEncoded(encoding);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
