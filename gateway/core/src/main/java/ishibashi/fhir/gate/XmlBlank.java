package ishibashi.fhir.gate;

import ishibashi.message.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLEventFactory;
import javax.xml.stream.XMLEventReader;
import javax.xml.stream.XMLEventWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.events.XMLEvent;

/** A Bundle in XML that has passed the gate, with nothing of those entries' resources but their type: what no parser reads is not there. */
public final class XmlBlank {
    /** Bundle, entry, what is in the entry, and what the resource is. */
    private static final int ENTRY = 2;

    private static final int IN_ENTRY = 3;
    private static final int RESOURCE = 4;

    private final Set<Integer> blanked;
    private final XMLEventFactory events = XMLEventFactory.newDefaultFactory();
    private int depth;
    private int entry = -1;
    private boolean inResource;

    private XmlBlank(Set<Integer> blanked) {
        this.blanked = blanked;
    }

    /** @param entries counted from 0 */
    public static Bytes of(Bytes body, Set<Integer> entries) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(body.size());
        try {
            XMLEventReader reader = XmlGate.factory()
                    .createXMLEventReader(new StringReader(new String(body.toArray(), StandardCharsets.UTF_8)));
            XMLEventWriter writer = XMLOutputFactory.newDefaultFactory().createXMLEventWriter(out, "UTF-8");
            XmlBlank blank = new XmlBlank(entries);
            while (reader.hasNext()) {
                blank.copy(reader.nextEvent(), writer);
            }
            writer.close();
            reader.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("it passed the gate, and is no XML", e);
        }
        return Bytes.owning(out.toByteArray());
    }

    private void copy(XMLEvent event, XMLEventWriter writer) throws XMLStreamException {
        if (event.isStartElement()) {
            depth++;
            if (depth == ENTRY
                    && event.asStartElement().getName().getLocalPart().equals("entry")) {
                entry++;
            }
            if (depth == IN_ENTRY) {
                inResource = event.asStartElement().getName().getLocalPart().equals("resource");
            }
        }
        boolean blank = inResource && blanked.contains(entry);
        boolean inside =
                blank && (depth > RESOURCE || (depth == RESOURCE && !event.isStartElement() && !event.isEndElement()));
        if (!inside) {
            if (event.isEndElement() && depth == RESOURCE && blank) {
                something(event.asEndElement().getName(), writer);
            }
            writer.add(event);
        }
        if (event.isEndElement()) {
            depth--;
        }
    }

    /** FHIR knows no empty resource. */
    private void something(QName resource, XMLEventWriter writer) throws XMLStreamException {
        writer.add(events.createStartElement(resource.getPrefix(), resource.getNamespaceURI(), "language"));
        writer.add(events.createAttribute("value", "ja"));
        writer.add(events.createEndElement(resource.getPrefix(), resource.getNamespaceURI(), "language"));
    }
}
