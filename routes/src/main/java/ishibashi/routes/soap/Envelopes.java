package ishibashi.routes.soap;

import ishibashi.routes.soap.vacancy.Contract;
import ishibashi.routes.soap.wss.Names;
import ishibashi.routes.soap.wss.ReplySigner;
import ishibashi.routes.soap.wss.SoapVersion;
import ishibashi.routes.soap.wss.Verdict;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.xml.XMLConstants;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Envelopes that go back (SOAP 1.1 §4, 1.2 part 1 §5; WS-Addressing 1.0 §3.4): addressed and signed where there is whom to answer. */
final class Envelopes {
    private final ReplySigner signer;
    private final Supplier<UUID> ids;

    Envelopes(ReplySigner signer, Supplier<UUID> ids) {
        this.signer = signer;
        this.ids = ids;
    }

    /**
     * @param action local name of what goes back
     * @param reply empty for what cannot be trusted: then there is neither header nor signature
     */
    Document write(SoapVersion version, String action, Optional<Verdict.Reply> reply, Consumer<Element> body) {
        Document document = Writing.document();
        Element envelope = document.createElementNS(version.namespace(), "soap:Envelope");
        document.appendChild(envelope);
        envelope.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "xmlns:soap", version.namespace());
        envelope.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "xmlns:wsa", Names.WSA);
        envelope.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "xmlns:v", Contract.NAMESPACE);
        Element header = soap(envelope, version, "Header");
        body.accept(soap(envelope, version, "Body"));
        reply.ifPresent(r -> {
            addressing(header, "To", Names.ANONYMOUS);
            addressing(header, "Action", Contract.NAMESPACE + "/" + action);
            addressing(header, "MessageID", "urn:uuid:" + ids.get());
            addressing(header, "RelatesTo", r.messageId());
            signer.sign(document, version, r.signature());
        });
        return document;
    }

    static Element soap(Element parent, SoapVersion version, String name) {
        Element child = parent.getOwnerDocument().createElementNS(version.namespace(), "soap:" + name);
        parent.appendChild(child);
        return child;
    }

    private static void addressing(Element header, String name, String text) {
        Element child = header.getOwnerDocument().createElementNS(Names.WSA, "wsa:" + name);
        child.setTextContent(text);
        header.appendChild(child);
    }
}
