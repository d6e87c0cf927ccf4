package ishibashi.normalise.read;

import ishibashi.bank.FileFormat;
import ishibashi.bank.Heading;
import ishibashi.bank.Shape;
import ishibashi.message.Bytes;
import ishibashi.message.RawRow;
import ishibashi.refusal.Code;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** XML 1.0 with own element names. A place is a path below the record, {@code 施設/名称} or {@code 宿日直/@回数}. No DTD. */
final class XmlFile {
    private static final int DEPTH = 64;

    private final Shape shape;
    private final FileFormat.Xml format;
    private final XMLStreamReader reader;
    private final Map<String, String> root = new HashMap<>();
    private final List<RawRecord> records = new ArrayList<>();

    private XmlFile(Shape shape, FileFormat.Xml format, XMLStreamReader reader) {
        this.shape = shape;
        this.format = format;
        this.reader = reader;
    }

    static Optional<Opened> open(Bytes content, Shape shape, FileFormat.Xml format) {
        Charset charset = format.charset().orElseGet(() -> XmlCharset.of(content));
        try {
            XMLStreamReader reader = BoundedXml.of(new StringReader(Decoded.text(content, List.of(charset))));
            try {
                return new XmlFile(shape, format, reader).open();
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            throw new Unreadable(Code.FILE_UNREADABLE);
        }
    }

    private Optional<Opened> open() throws XMLStreamException {
        int event = reader.next();
        while (event != XMLStreamConstants.START_ELEMENT) {
            event = reader.next();
        }
        if (!reader.getLocalName().equals(format.root())) {
            return Optional.empty();
        }
        attributes("", root);
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamConstants.START_ELEMENT
                    && reader.getLocalName().equals(format.record())) {
                records.add(record());
            }
        }
        List<String> columns = records.stream()
                .flatMap(r -> r.order().stream())
                .map(RawRow.Cell::column)
                .distinct()
                .toList();
        return Optional.of(new Opened(
                shape, columns, AsOfDay.at(shape, path -> Optional.ofNullable(root.get(path))), records.iterator()));
    }

    private RawRecord record() throws XMLStreamException {
        Map<String, String> values = new LinkedHashMap<>();
        attributes("", values);
        Deque<String> path = new ArrayDeque<>();
        Deque<StringBuilder> texts = new ArrayDeque<>(List.of(new StringBuilder()));
        int depth = 1;
        while (depth > 0) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++depth > DEPTH) {
                        throw new Unreadable(Code.TOO_DEEP, Integer.toString(DEPTH));
                    }
                    path.addLast(reader.getLocalName());
                    texts.addLast(new StringBuilder());
                    attributes(String.join("/", path) + "/", values);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
                    texts.getLast().append(reader.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    if (--depth > 0) {
                        put(
                                values,
                                String.join("/", path),
                                texts.removeLast().toString().strip());
                        path.removeLast();
                    }
                }
                default -> {}
            }
        }
        return record(values);
    }

    private void attributes(String path, Map<String, String> values) {
        for (int n = 0; n < reader.getAttributeCount(); n++) {
            put(values, path + "@" + reader.getAttributeLocalName(n), reader.getAttributeValue(n));
        }
    }

    private static void put(Map<String, String> values, String path, String text) {
        values.merge(path, text, (a, b) -> b.isEmpty() ? a : a.isEmpty() ? b : a + "、" + b);
    }

    private RawRecord record(Map<String, String> values) {
        int ordinal = records.size() + 1;
        Map<String, RawRow.Cell> cells = new HashMap<>();
        List<RawRow.Cell> order = new ArrayList<>();
        values.forEach((path, text) -> {
            RawRow.Cell cell = new RawRow.Cell(path, path, text);
            order.add(cell);
            cells.put(Heading.key(path), cell);
        });
        return new RawRecord(ordinal, Integer.toString(ordinal), cells, order, RawRecord.Form.WHOLE);
    }
}
