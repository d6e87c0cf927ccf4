package ishibashi.app.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A reply as a member's program checks it, by the JDK's own XML signatures. */
final class SignedReply {
    private static final String WSSE11 = "http://docs.oasis-open.org/wss/oasis-wss-wssecurity-secext-1.1.xsd";

    private SignedReply() {}

    static void check(Document reply, X509Certificate gateway, String messageId, String signatureValue) {
        try {
            DOMValidateContext context =
                    new DOMValidateContext(gateway.getPublicKey(), Letter.first(reply, Letter.DS, "Signature"));
            var all = reply.getElementsByTagNameNS("*", "*");
            java.util.Map<String, Element> ids = new java.util.HashMap<>();
            for (int n = 0; n < all.getLength(); n++) {
                Element element = (Element) all.item(n);
                if (element.hasAttributeNS(Letter.WSU, "Id")) {
                    context.setIdAttributeNS(element, Letter.WSU, "Id");
                    ids.put("#" + element.getAttributeNS(Letter.WSU, "Id"), element);
                }
            }
            XMLSignature signature = XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(context);
            assertThat(signature.validate(context)).isTrue();
            Set<String> signed = new HashSet<>();
            for (Reference reference : signature.getSignedInfo().getReferences()) {
                signed.add(java.util.Objects.requireNonNull(ids.get(reference.getURI()))
                        .getLocalName());
            }
            assertThat(signed)
                    .contains("Body", "Timestamp", "To", "Action", "MessageID", "RelatesTo", "SignatureConfirmation");
            byte[] token = Base64.getMimeDecoder()
                    .decode(Letter.first(reply, Letter.WSSE, "BinarySecurityToken")
                            .getTextContent());
            assertThat(java.security.cert.CertificateFactory.getInstance("X.509")
                            .generateCertificate(new ByteArrayInputStream(token)))
                    .isEqualTo(gateway);
        } catch (java.security.GeneralSecurityException
                | javax.xml.crypto.MarshalException
                | javax.xml.crypto.dsig.XMLSignatureException e) {
            throw new AssertionError(e);
        }
        assertThat(Letter.first(reply, Letter.WSA, "RelatesTo").getTextContent())
                .isEqualTo(messageId);
        assertThat(Base64.getMimeDecoder()
                        .decode(Letter.first(reply, WSSE11, "SignatureConfirmation")
                                .getAttribute("Value")))
                .isEqualTo(Base64.getMimeDecoder().decode(signatureValue));
    }
}
