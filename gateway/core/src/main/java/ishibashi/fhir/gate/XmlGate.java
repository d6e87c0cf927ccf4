package ishibashi.fhir.gate;

import ishibashi.json.Json;
import ishibashi.json.Place;
import ishibashi.json.Utf8;
import ishibashi.message.Bytes;
import ishibashi.message.Outcome;
import ishibashi.refusal.Code;
import java.io.StringReader;
import java.util.Optional;
import java.util.UUID;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** FHIR R4 §2.6.1 (XML) from bytes, bounded, without DTD, entities, XInclude or processing instructions (security §3.3, §3.5, case 39). */
final class XmlGate {
    private XmlGate() {}

    static Outcome<Gated> open(Bytes body, UUID incident) {
        byte[] bytes = body.toArray();
        Optional<String> text = Utf8.text(bytes);
        if (text.isEmpty()) {
            return refused(new XmlFault("not-utf-8", Place.root("Resource")), incident);
        }
        if (text.get().startsWith("\ufeff")) {
            return refused(new XmlFault("byte-order-mark", Place.root("Resource")), incident);
        }
        try {
            XMLStreamReader reader = factory().createXMLStreamReader(new StringReader(text.get()));
            try {
                return new Outcome.Passed<>(new Gated(MediaForm.XML, document(reader)));
            } finally {
                reader.close();
            }
        } catch (XmlFault fault) {
            return refused(fault, incident);
        } catch (XMLStreamException e) {
            return refused(new XmlFault("syntax", Place.root("Resource")), incident);
        }
    }

    /** A factory of its own each time: it is not promised to be safe among threads. */
    static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    private static Json.Obj document(XMLStreamReader reader) throws XMLStreamException, XmlFault {
        Place start = Place.root("Resource");
        String encoding = reader.getCharacterEncodingScheme();
        if ((encoding != null && !encoding.equalsIgnoreCase("UTF-8"))
                || (reader.getVersion() != null && !reader.getVersion().equals("1.0"))) {
            throw new XmlFault("declaration", start);
        }
        while (reader.next() != XMLStreamConstants.START_ELEMENT) {
            XmlTree.refuseUnlessBlank(reader, start);
        }
        Json.Obj root = new XmlTree(reader).resource();
        while (reader.hasNext()) {
            if (reader.next() != XMLStreamConstants.END_DOCUMENT) {
                XmlTree.refuseUnlessBlank(reader, start);
            }
        }
        return root;
    }

    private static Outcome<Gated> refused(XmlFault fault, UUID incident) {
        return new Outcome.Refused<>(
                switch (fault.rule()) {
                    case "too-deep" ->
                        GateFault.of(Code.TOO_DEEP, fault.place(), GateFault.limit(fault.limit()), incident);
                    case "too-many" ->
                        GateFault.of(Code.TOO_MANY, fault.place(), GateFault.limit(fault.limit()), incident);
                    case "too-long" ->
                        GateFault.of(Code.TOO_LARGE, fault.place(), GateFault.limit(fault.limit()), incident);
                    default -> GateFault.notStrict(Code.XML_NOT_STRICT, fault.place(), fault.rule(), incident);
                });
    }
}
