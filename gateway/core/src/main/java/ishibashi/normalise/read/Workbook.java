package ishibashi.normalise.read;

import ishibashi.message.Bytes;
import ishibashi.refusal.Code;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.ooxml.POIXMLException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.util.RecordFormatException;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.model.SharedStrings;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;

/** An Excel file (ISO/IEC 29500), opened within bounds and once for all shapes that it may have; its sheets as grids. */
final class Workbook {
    private static final String CONTENT_TYPES = "[Content_Types].xml";

    private final Bytes content;
    private @Nullable List<Grid> sheets;

    Workbook(Bytes content) {
        this.content = content;
    }

    /** In the order of the workbook. */
    List<Grid> sheets() {
        List<Grid> known = sheets;
        if (known == null) {
            known = read(content);
            sheets = known;
        }
        return known;
    }

    private static List<Grid> read(Bytes content) {
        if (!ZipBounds.names(content).contains(CONTENT_TYPES)) {
            throw new Unreadable(Code.FILE_UNREADABLE);
        }
        try (OPCPackage parts = OPCPackage.open(content.stream())) {
            return read(parts);
        } catch (OpenXML4JException
                | POIXMLException
                | OpenXML4JRuntimeException
                | RecordFormatException
                | XMLStreamException
                | SAXException
                | IllegalArgumentException
                | IndexOutOfBoundsException
                | IOException e) {
            throw new Unreadable(Code.FILE_UNREADABLE);
        }
    }

    private static List<Grid> read(OPCPackage parts)
            throws IOException, OpenXML4JException, SAXException, XMLStreamException {
        XSSFReader reader = new XSSFReader(parts);
        SharedStrings strings = new ReadOnlySharedStringsTable(parts, false);
        CellTexts texts = new CellTexts(reader.getStylesTable(), countsFrom1904(reader));
        List<Grid> grids = new ArrayList<>();
        XSSFReader.SheetIterator sheets = (XSSFReader.SheetIterator) reader.getSheetsData();
        while (sheets.hasNext()) {
            try (InputStream sheet = sheets.next()) {
                grids.add(new GridReader(
                                sheets.getSheetName(), n -> strings.getItemAt(n).getString(), texts)
                        .read(sheet));
            }
        }
        return grids;
    }

    private static boolean countsFrom1904(XSSFReader reader)
            throws IOException, OpenXML4JException, XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        try (InputStream workbook = reader.getWorkbookData()) {
            XMLStreamReader xml = factory.createXMLStreamReader(workbook);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamReader.START_ELEMENT
                        && xml.getLocalName().equals("workbookPr")) {
                    String flag = xml.getAttributeValue(null, "date1904");
                    return "1".equals(flag) || "true".equals(flag);
                }
            }
            return false;
        }
    }
}
