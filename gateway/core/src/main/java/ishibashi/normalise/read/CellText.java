package ishibashi.normalise.read;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The text inside an element of a sheet: its value, or its runs without the reading marks (rPh). */
final class CellText {
    /** More than what Excel lets stand in a cell: enough to see that it is too long. */
    private static final int ENOUGH = 40_000;

    private CellText() {}

    /** @param element where the reader stands; it is left at its end */
    static String read(XMLStreamReader reader, String element) throws XMLStreamException {
        StringBuilder value = new StringBuilder();
        boolean reading = false;
        int phonetic = 0;
        while (reader.next() != XMLStreamConstants.END_ELEMENT
                || !reader.getLocalName().equals(element)) {
            switch (reader.getEventType()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    phonetic += reader.getLocalName().equals("rPh") ? 1 : 0;
                    reading = phonetic == 0
                            && (reader.getLocalName().equals("v")
                                    || reader.getLocalName().equals("t"));
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    phonetic -= reader.getLocalName().equals("rPh") ? 1 : 0;
                    reading = false;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (reading && value.length() < ENOUGH) {
                        value.append(reader.getText());
                    }
                }
                default -> {}
            }
        }
        return value.toString();
    }
}
