package ishibashi.normalise.read;

import ishibashi.message.Bytes;
import ishibashi.refusal.Code;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.poi.ooxml.POIXMLException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.util.RecordFormatException;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.usermodel.XSSFRelation;
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
        try (ZipFile zip = ZipBounds.open(content)) {
            if (zip.getEntry(CONTENT_TYPES) == null) {
                throw new Unreadable(Code.FILE_UNREADABLE);
            }
            WorkbookParts parts = new WorkbookParts(zip);
            try (OPCPackage book = OPCPackage.open(parts)) {
                return read(book, parts);
            }
        } catch (OpenXML4JException
                | POIXMLException
                | OpenXML4JRuntimeException
                | RecordFormatException
                | XMLStreamException
                | SAXException
                | IllegalArgumentException
                | ArithmeticException
                | IndexOutOfBoundsException
                | IOException e) {
            throw new Unreadable(Code.FILE_UNREADABLE);
        }
    }

    private static List<Grid> read(OPCPackage book, WorkbookParts parts)
            throws IOException, OpenXML4JException, SAXException, XMLStreamException {
        Budget budget = new Budget();
        XSSFReader reader = new XSSFReader(book);
        List<String> shared = new ArrayList<>();
        for (PackagePart part : book.getPartsByContentType(XSSFRelation.SHARED_STRINGS.getContentType())) {
            try (InputStream in = parts.stream(part)) {
                shared.addAll(SharedTexts.read(in, budget));
            }
        }
        CellTexts texts = new CellTexts(reader.getStylesTable(), countsFrom1904(reader));
        List<Grid> grids = new ArrayList<>();
        XSSFReader.SheetIterator sheets = reader.getSheetIterator();
        while (sheets.hasNext()) {
            sheets.next().close();
            try (InputStream sheet = parts.stream(sheets.getSheetPart())) {
                grids.add(new GridReader(sheets.getSheetName(), shared, texts, budget).read(sheet));
            }
        }
        return grids;
    }

    private static boolean countsFrom1904(XSSFReader reader)
            throws IOException, OpenXML4JException, XMLStreamException {
        try (InputStream workbook = reader.getWorkbookData()) {
            XMLStreamReader xml = BoundedXml.of(workbook);
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
