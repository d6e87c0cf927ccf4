package ishibashi.routes.soap.wss;

import ishibashi.message.Bytes;
import ishibashi.refusal.Code;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/** Security §3.3 "parse": what may not stand in the bytes, found before a tree is built of them. */
final class Gate {
    static final int BYTES = 4 << 20;
    static final int DEPTH = 64;
    static final int ATTRIBUTES = 64;
    static final int NAMESPACES = 64;

    private static final Set<String> INCLUDING = Set.of(Names.XINCLUDE, Names.XOP);
    private static final Set<String> ENCRYPTING = Set.of(Names.XENC, Names.XENC11);

    private final XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    private final DocumentBuilderFactory trees = DocumentBuilderFactory.newDefaultNSInstance();

    Gate() {
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setXMLResolver((id, system, base, namespace) -> {
            throw new XMLStreamException("nothing is fetched");
        });
        try {
            trees.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            trees.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
        trees.setXIncludeAware(false);
        trees.setExpandEntityReferences(false);
    }

    /** The one tree of these bytes: what is verified is what is read. */
    Document open(Bytes body) throws BadMessage {
        if (body.size() > BYTES) {
            throw BadMessage.of(Code.TOO_LARGE, Integer.toString(BYTES));
        }
        String text = utf8(body);
        if (text.contains("<!DOCTYPE") || text.contains("<!ENTITY")) {
            throw BadMessage.malformed("DOCTYPE");
        }
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(text));
            declaration(reader);
            walk(reader);
            DocumentBuilder builder = trees.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(body.stream());
        } catch (XMLStreamException | SAXException e) {
            throw BadMessage.malformed("XML");
        } catch (IOException | ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String utf8(Bytes body) throws BadMessage {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(body.toArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw BadMessage.malformed("UTF-8");
        }
    }

    private static void declaration(XMLStreamReader reader) throws BadMessage {
        String encoding = reader.getCharacterEncodingScheme();
        if (encoding != null && !encoding.equalsIgnoreCase("UTF-8")) {
            throw BadMessage.malformed("UTF-8");
        }
        if (reader.getVersion() != null && !reader.getVersion().equals("1.0")) {
            throw BadMessage.malformed("XML 1.0");
        }
    }

    private static void walk(XMLStreamReader reader) throws XMLStreamException, BadMessage {
        Deque<String> path = new ArrayDeque<>();
        int namespaces = 0;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    namespaces += reader.getNamespaceCount();
                    bounds(reader, path.size() + 1, namespaces);
                    forbidden(Objects.requireNonNullElse(reader.getNamespaceURI(), ""));
                    if (path.size() == 2 && path.peek().equals("Header")) {
                        understood(reader);
                    }
                    path.push(reader.getLocalName());
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    namespaces -= reader.getNamespaceCount();
                    path.pop();
                }
                case XMLStreamConstants.PROCESSING_INSTRUCTION -> throw BadMessage.malformed("processing instruction");
                case XMLStreamConstants.DTD,
                        XMLStreamConstants.ENTITY_REFERENCE,
                        XMLStreamConstants.ENTITY_DECLARATION,
                        XMLStreamConstants.NOTATION_DECLARATION -> throw BadMessage.malformed("DOCTYPE");
                default -> {}
            }
        }
    }

    private static void bounds(XMLStreamReader reader, int depth, int namespaces) throws BadMessage {
        if (depth > DEPTH) {
            throw BadMessage.of(Code.TOO_DEEP, Integer.toString(DEPTH));
        }
        if (reader.getAttributeCount() > ATTRIBUTES) {
            throw BadMessage.of(Code.TOO_MANY, Integer.toString(ATTRIBUTES));
        }
        if (namespaces > NAMESPACES) {
            throw BadMessage.of(Code.TOO_MANY, Integer.toString(NAMESPACES));
        }
    }

    private static void forbidden(String namespace) throws BadMessage {
        if (INCLUDING.contains(namespace)) {
            throw BadMessage.malformed("Include");
        }
        if (ENCRYPTING.contains(namespace)) {
            throw BadMessage.signature("encrypted-part");
        }
    }

    /** SOAP 1.1 §4.2.3, SOAP 1.2 part 1 §5.2.3. */
    private static void understood(XMLStreamReader reader) throws BadMessage {
        for (SoapVersion version : SoapVersion.values()) {
            String must = reader.getAttributeValue(version.namespace(), "mustUnderstand");
            if (must != null
                    && !must.strip().equals("0")
                    && !must.strip().equals("false")
                    && !Verifier.UNDERSTOOD.contains(reader.getName())) {
                throw BadMessage.notUnderstood();
            }
        }
    }
}
