package ishibashi.normalise.read;

import ishibashi.refusal.Code;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.jspecify.annotations.Nullable;

/** Reads the XML of one sheet (ISO/IEC 29500-1 §18.3) as a stream: a million blank rows cost nothing. */
final class GridReader {
    private static final int MOST_COLUMNS = 256;

    private final Grid grid;
    private final List<String> shared;
    private final CellTexts texts;
    private final Budget budget;
    private final List<CellRangeAddress> blocks = new ArrayList<>();
    private int row = -1;
    private int column = -1;

    GridReader(String name, List<String> shared, CellTexts texts, Budget budget) {
        this.grid = new Grid(name);
        this.shared = shared;
        this.texts = texts;
        this.budget = budget;
    }

    Grid read(InputStream sheet) throws XMLStreamException {
        XMLStreamReader reader = BoundedXml.of(sheet);
        try {
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                    switch (reader.getLocalName()) {
                        case "row" -> row(reader);
                        case "mergeCell" -> {
                            budget.merge(1);
                            blocks.add(CellRangeAddress.valueOf(reader.getAttributeValue(null, "ref")));
                        }
                        default -> {}
                    }
                }
            }
        } finally {
            reader.close();
        }
        grid.merge(blocks, budget);
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
            budget.cell();
            String colour = texts.colour(style == null ? 0 : Integer.parseInt(style));
            into.put(column, new Grid.Cell(text, colour, row, column, false));
        }
    }

    private String text(XMLStreamReader reader, @Nullable String type, int style) throws XMLStreamException {
        String written = CellText.read(reader, "c");
        return switch (type == null ? "n" : type) {
            case "s" -> written.isEmpty() ? "" : shared.get(Integer.parseInt(written.strip()));
            case "str", "inlineStr", "d" -> {
                budget.text(written.length());
                yield written;
            }
            case "b" -> Boolean.toString(written.strip().equals("1"));
            case "e" -> "";
            default -> written.isBlank() ? "" : texts.number(Double.parseDouble(written.strip()), style);
        };
    }
}
