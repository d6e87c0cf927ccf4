package ishibashi.routes.soap.wss;

import ishibashi.message.Bytes;
import java.io.ByteArrayOutputStream;
import org.apache.xml.security.c14n.Canonicalizer;
import org.apache.xml.security.exceptions.XMLSecurityException;
import org.w3c.dom.Element;

/** Exclusive XML Canonicalization 1.0 without comments: the bytes of an element that is kept or digested (rulings 40). */
public final class Canonical {
    private Canonical() {}

    public static Bytes of(Element element) {
        org.apache.xml.security.Init.init();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            Canonicalizer.getInstance(Canonicalizer.ALGO_ID_C14N_EXCL_OMIT_COMMENTS)
                    .canonicalizeSubtree(element, out);
        } catch (XMLSecurityException e) {
            throw new IllegalStateException("cannot be written canonically", e);
        }
        return Bytes.owning(out.toByteArray());
    }
}
