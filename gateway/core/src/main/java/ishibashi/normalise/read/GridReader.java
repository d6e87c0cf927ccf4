package ishibashi.normalise.read;

import ishibashi.refusal.Code;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.jspecify.annotations.Nullable;

/** Reads the XML of one sheet (ISO/IEC 29500-1 §18.3) as a stream: a million blank rows cost nothing. */
final class GridReader {
    private static final int MOST_COLUMNS = 256;
    private static final int MOST_CELLS = 5_000_000;

    private final Grid grid;
    private final IntFunction<String> shared;
    private final CellTexts texts;
    private final List<CellRangeAddress> blocks = new ArrayList<>();
    private int cells;
    private int row = -1;
    private int column = -1;

    GridReader(String name, IntFunction<String> shared, CellTexts texts) {
        this.grid = new Grid(name);
        this.shared = shared;
        this.texts = texts;
    }

    Grid read(InputStream sheet) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XMLStreamReader reader = factory.createXMLStreamReader(sheet);
        try {
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                    switch (reader.getLocalName()) {
                        case "row" -> row(reader);
                        case "mergeCell" -> blocks.add(CellRangeAddress.valueOf(reader.getAttributeValue(null, "ref")));
                        default -> {}
                    }
                }
            }
        } finally {
            reader.close();
        }
        grid.merge(blocks);
        return grid;
    }

    private void row(XMLStreamReader reader) throws XMLStreamException {
        String number = reader.getAttributeValue(null, "r");
        row = number == null ? row + 1 : Integer.parseInt(number) - 1;
        column = -1;
        Grid.Row cellsOfRow = new Grid.Row(row);
        while (reader.next() != XMLStreamConstants.END_ELEMENT
                || !reader.getLocalName().equals("row")) {
            if (reader.getEventType() == XMLStreamConstants.START_ELEMENT
                    && reader.getLocalName().equals("c")) {
                cell(reader, cellsOfRow);
            }
        }
        grid.add(cellsOfRow);
    }

    private void cell(XMLStreamReader reader, Grid.Row into) throws XMLStreamException {
        String at = reader.getAttributeValue(null, "r");
        String type = reader.getAttributeValue(null, "t");
        String style = reader.getAttributeValue(null, "s");
        column = at == null ? column + 1 : new CellReference(at).getCol();
        String text = text(reader, type, style == null ? 0 : Integer.parseInt(style));
        if (!text.isEmpty()) {
            if (column >= MOST_COLUMNS) {
                throw new Unreadable(Code.TOO_MANY, Integer.toString(MOST_COLUMNS));
            }
            if (++cells > MOST_CELLS) {
                throw new Unreadable(Code.TOO_MANY, Integer.toString(MOST_CELLS));
            }
            boolean shaded = texts.shaded(style == null ? 0 : Integer.parseInt(style));
            into.put(column, new Grid.Cell(text, shaded, row, column, false));
        }
    }

    /** Of its value, or of its inline string without the reading marks (rPh). */
    private String text(XMLStreamReader reader, @Nullable String type, int style) throws XMLStreamException {
        StringBuilder value = new StringBuilder();
        boolean reading = false;
        int phonetic = 0;
        while (reader.next() != XMLStreamConstants.END_ELEMENT
                || !reader.getLocalName().equals("c")) {
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
                    if (reading) {
                        value.append(reader.getText());
                    }
                }
                default -> {}
            }
        }
        String written = value.toString();
        return switch (type == null ? "n" : type) {
            case "s" -> written.isEmpty() ? "" : shared.apply(Integer.parseInt(written.strip()));
            case "str", "inlineStr", "d" -> written;
            case "b" -> Boolean.toString(written.strip().equals("1"));
            case "e" -> "";
            default -> written.isBlank() ? "" : texts.number(Double.parseDouble(written.strip()), style);
        };
    }
}
