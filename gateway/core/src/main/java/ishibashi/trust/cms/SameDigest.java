package ishibashi.trust.cms;

import ishibashi.message.Bytes;
import ishibashi.trust.Algorithms;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.cms.CMSAttributes;

/** RFC 5652 §11.2: the signed digest is that of the content, reckoned here. */
final class SameDigest implements CmsRule {
    private static final int PIECE = 1 << 16;

    @Override
    public String name() {
        return "same-digest";
    }

    @Override
    public boolean holds(CmsView view) {
        Algorithms algorithm =
                Algorithms.ofDigest(view.signer().getDigestAlgorithm()).orElseThrow();
        byte[] signed = ASN1OctetString.getInstance(
                        view.signed().value(CMSAttributes.messageDigest).orElseThrow())
                .getOctets();
        return MessageDigest.isEqual(signed, digest(view, algorithm));
    }

    private static byte[] digest(CmsView view, Algorithms algorithm) {
        try (InputStream content = view.beside().map(Bytes::stream).orElseGet(() -> ((ASN1OctetString)
                        view.data().getEncapContentInfo().getContent())
                .getOctetStream())) {
            MessageDigest digest = MessageDigest.getInstance(algorithm.words());
            byte[] piece = new byte[PIECE];
            for (int read = content.read(piece); read >= 0; read = content.read(piece)) {
                digest.update(piece, 0, read);
            }
            return digest.digest();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
