package ishibashi.normalise.read;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The texts that cells share (ISO/IEC 29500-1 §18.4), without their reading marks. */
final class SharedTexts {
    private SharedTexts() {}

    static List<String> read(InputStream part, Budget budget) throws XMLStreamException {
        List<String> texts = new ArrayList<>();
        XMLStreamReader xml = BoundedXml.of(part);
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT
                    && xml.getLocalName().equals("si")) {
                String text = CellText.read(xml, "si");
                budget.text(text.length());
                budget.cell();
                texts.add(text);
            }
        }
        xml.close();
        return texts;
    }
}
