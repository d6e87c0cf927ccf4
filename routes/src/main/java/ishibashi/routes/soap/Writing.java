package ishibashi.routes.soap;

import ishibashi.routes.soap.vacancy.Contract;
import java.io.ByteArrayOutputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Makes elements of the contract's namespace, and bytes of a tree. */
final class Writing {
    private static final String PREFIX = "v:";

    private Writing() {}

    static Document document() {
        try {
            return DocumentBuilderFactory.newDefaultNSInstance()
                    .newDocumentBuilder()
                    .newDocument();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    static Element add(Element parent, String name) {
        Element child = parent.getOwnerDocument().createElementNS(Contract.NAMESPACE, PREFIX + name);
        parent.appendChild(child);
        return child;
    }

    static void add(Element parent, String name, String text) {
        add(parent, name).setTextContent(text);
    }

    static byte[] bytes(Document document) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            TransformerFactory.newDefaultInstance()
                    .newTransformer()
                    .transform(new DOMSource(document), new StreamResult(out));
        } catch (TransformerException e) {
            throw new IllegalStateException("cannot be written", e);
        }
        return out.toByteArray();
    }
}
