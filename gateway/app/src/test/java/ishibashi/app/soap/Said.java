package ishibashi.app.soap;

import ishibashi.message.Bytes;
import ishibashi.routes.soap.SoapReply;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** An answer, read by the JDK alone. */
public record Said(int status, Bytes body, Document document) {
    public static final String NAMESPACE = "https://ishibashi.example/soap/vacancies";

    static Said of(SoapReply reply) {
        return of(reply.status(), reply.body().toArray());
    }

    public static Said of(int status, byte[] bytes) {
        try {
            return new Said(
                    status,
                    Bytes.of(bytes),
                    DocumentBuilderFactory.newDefaultNSInstance()
                            .newDocumentBuilder()
                            .parse(new ByteArrayInputStream(bytes)));
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new AssertionError(
                    "no XML came back: " + new String(bytes, java.nio.charset.StandardCharsets.UTF_8), e);
        }
    }

    byte[] bytes() {
        return body.toArray();
    }

    /** The refusal's code; empty if it is no fault. */
    public String code() {
        return document.getElementsByTagNameNS("*", "Fault").getLength() == 0 ? "" : text("code");
    }

    /** Text of the first element of that name in the contract's namespace, empty if there is none. */
    public String text(String name) {
        NodeList found = document.getElementsByTagNameNS(NAMESPACE, name);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent();
    }

    public int count(String namespace, String name) {
        return document.getElementsByTagNameNS(namespace, name).getLength();
    }
}
