package ishibashi.trust.cms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;

/** ECDSA: r and s as DER, each from 1 to the order less one; a high s is as good. RSA: as long as the modulus. */
final class SignatureValueForm implements CmsRule {
    @Override
    public String name() {
        return "signature-value";
    }

    @Override
    public boolean holds(CmsView view) {
        byte[] value = view.signer().getEncryptedDigest().getOctets();
        return switch (view.key().kind()) {
            case RSA -> value.length == view.key().length();
            case EC -> pair(value, view.key().order());
        };
    }

    private static boolean pair(byte[] value, BigInteger order) {
        try {
            ASN1Sequence pair = ASN1Sequence.getInstance(ASN1Primitive.fromByteArray(value));
            return pair.size() == 2
                    && Arrays.equals(pair.getEncoded("DER"), value)
                    && inside(ASN1Integer.getInstance(pair.getObjectAt(0)).getValue(), order)
                    && inside(ASN1Integer.getInstance(pair.getObjectAt(1)).getValue(), order);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean inside(BigInteger number, BigInteger order) {
        return number.signum() > 0 && number.compareTo(order) < 0;
    }
}
