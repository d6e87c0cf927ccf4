package ishibashi.normalise.read;

import ishibashi.refusal.Code;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;
import org.jspecify.annotations.Nullable;

/** XML 1.0 read as a stream, without DTD and outside entities. The parser keeps every name that it has met, so they are counted. */
final class BoundedXml extends StreamReaderDelegate {
    private static final int NAMES = 1_000;

    private final Set<String> names = new HashSet<>();

    private BoundedXml(XMLStreamReader reader) {
        super(reader);
    }

    /** Of a part of a workbook (ISO/IEC 29500-2): UTF-8, no token longer than a megabyte. */
    static XMLStreamReader of(InputStream part) throws XMLStreamException {
        return new BoundedXml(factory().createXMLStreamReader(new ShortTokens(part), StandardCharsets.UTF_8.name()));
    }

    /** Of a text that is in memory already. */
    static XMLStreamReader of(Reader text) throws XMLStreamException {
        XMLInputFactory factory = factory();
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return new BoundedXml(factory.createXMLStreamReader(text));
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    @Override
    public int next() throws XMLStreamException {
        int event = super.next();
        if (event == XMLStreamConstants.START_ELEMENT) {
            count(getPrefix());
            count(getLocalName());
            for (int n = 0; n < getAttributeCount(); n++) {
                count(getAttributePrefix(n));
                count(getAttributeLocalName(n));
            }
            for (int n = 0; n < getNamespaceCount(); n++) {
                count(getNamespacePrefix(n));
                count(getNamespaceURI(n));
            }
        } else if (event == XMLStreamConstants.PROCESSING_INSTRUCTION) {
            count(getPITarget());
        } else if (event == XMLStreamConstants.DTD) {
            throw new Unreadable(Code.FILE_UNREADABLE);
        }
        return event;
    }

    private void count(@Nullable String name) {
        if (name != null && names.add(name) && names.size() > NAMES) {
            throw new Unreadable(Code.TOO_MANY, Integer.toString(NAMES));
        }
    }
}
