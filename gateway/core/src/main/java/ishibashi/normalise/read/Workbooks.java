package ishibashi.normalise.read;

import ishibashi.message.Bytes;
import ishibashi.refusal.Code;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
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
import org.xml.sax.SAXException;

/** Excel files (ISO/IEC 29500), opened within bounds, their sheets as grids. */
final class Workbooks {
    private static final String CONTENT_TYPES = "[Content_Types].xml";

    private Workbooks() {}

    /** The sheets of these names, in the order of the workbook. */
    static List<Grid> sheets(Bytes content, Predicate<String> wanted, int most) {
        if (!ZipBounds.names(content).contains(CONTENT_TYPES)) {
            throw new Unreadable(Code.FILE_UNREADABLE);
        }
        try (OPCPackage parts = OPCPackage.open(content.stream())) {
            return sheets(parts, wanted, most);
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

    private static List<Grid> sheets(OPCPackage parts, Predicate<String> wanted, int most)
            throws IOException, OpenXML4JException, SAXException, XMLStreamException {
        XSSFReader reader = new XSSFReader(parts);
        SharedStrings strings = new ReadOnlySharedStringsTable(parts, false);
        CellTexts texts = new CellTexts(reader.getStylesTable(), countsFrom1904(reader));
        List<Grid> grids = new ArrayList<>();
        XSSFReader.SheetIterator sheets = (XSSFReader.SheetIterator) reader.getSheetsData();
        while (sheets.hasNext() && grids.size() < most) {
            try (InputStream sheet = sheets.next()) {
                if (wanted.test(sheets.getSheetName())) {
                    grids.add(new GridReader(
                                    sheets.getSheetName(),
                                    n -> strings.getItemAt(n).getString(),
                                    texts)
                            .read(sheet));
                }
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
