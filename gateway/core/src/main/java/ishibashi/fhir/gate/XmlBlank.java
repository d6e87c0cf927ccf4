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

/** A Bundle in XML that has passed the gate, without what no parser reads: an entry's resource has but its type left. */
public final class XmlBlank {
    /** Bundle, entry, what is in the entry, and what the resource is. */
    private static final int ENTRY = 2;

    private static final int IN_ENTRY = 3;
    private static final int RESOURCE = 4;

    private final Set<Integer> blanked;
    private final Set<Integer> bare;
    private final XMLEventFactory events = XMLEventFactory.newDefaultFactory();
    private int depth;
    private int entry = -1;
    private boolean inEntry;
    private boolean inResource;

    private XmlBlank(Set<Integer> blanked, Set<Integer> bare) {
        this.blanked = blanked;
        this.bare = bare;
    }

    /**
     * Writes it anew.
     *
     * @param entries whose resources are blanked, counted from 0
     * @param bare of which nothing is left but the blanked resource
     */
    public static Bytes of(Bytes body, Set<Integer> entries, Set<Integer> bare) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(body.size());
        try {
            XMLEventReader reader = XmlGate.factory()
                    .createXMLEventReader(new StringReader(new String(body.toArray(), StandardCharsets.UTF_8)));
            XMLEventWriter writer = XMLOutputFactory.newDefaultFactory().createXMLEventWriter(out, "UTF-8");
            XmlBlank blank = new XmlBlank(entries, bare);
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
            if (depth == ENTRY) {
                inEntry = event.asStartElement().getName().getLocalPart().equals("entry");
                entry += inEntry ? 1 : 0;
            }
            if (depth == IN_ENTRY) {
                inResource = event.asStartElement().getName().getLocalPart().equals("resource");
            }
        }
        boolean blank = inResource && blanked.contains(entry);
        boolean inside =
                blank && (depth > RESOURCE || (depth == RESOURCE && !event.isStartElement() && !event.isEndElement()));
        boolean around = inEntry && bare.contains(entry) && !inResource && depth >= IN_ENTRY;
        if (!inside && !around) {
            if (event.isEndElement() && depth == RESOURCE && blank) {
                something(event.asEndElement().getName(), writer);
            }
            writer.add(depth == ENTRY && inEntry && bare.contains(entry) ? plain(event) : event);
        }
        if (event.isEndElement()) {
            depth--;
        }
    }

    /** An entry's start without attributes. */
    private XMLEvent plain(XMLEvent event) {
        return event.isStartElement()
                ? events.createStartElement(
                        event.asStartElement().getName(),
                        null,
                        event.asStartElement().getNamespaces())
                : event;
    }

    /** FHIR knows no empty resource. */
    private void something(QName resource, XMLEventWriter writer) throws XMLStreamException {
        writer.add(events.createStartElement(resource.getPrefix(), resource.getNamespaceURI(), "language"));
        writer.add(events.createAttribute("value", "ja"));
        writer.add(events.createEndElement(resource.getPrefix(), resource.getNamespaceURI(), "language"));
    }
}
