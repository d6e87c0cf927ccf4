package ishibashi.normalise.read;

import ishibashi.bank.FileFormat;
import ishibashi.bank.Shape;
import ishibashi.message.Bytes;
import ishibashi.refusal.Code;
import ishibashi.refusal.Where;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** XML 1.0 with own element names, with or without namespaces (Namespaces in XML 1.0). No DTD. */
final class XmlFile {
    private XmlFile() {}

    static Optional<Opened> open(Bytes content, Shape shape, FileFormat.Xml format) {
        XmlTree root = document(content, format);
        if (!root.name().equals(format.root())) {
            return Optional.empty();
        }
        DocumentRecords reader = new DocumentRecords(shape);
        List<RawRecord> records = new ArrayList<>();
        Follow follow = new Follow(root);
        for (Tree at : places(root, follow, format, reader)) {
            records.add(reader.record(records.size() + 1, follow, at, ((XmlTree) at).flat()));
        }
        return Optional.of(reader.opened(root, records));
    }

    /** By name at any depth, or by path. */
    private static List<? extends Tree> places(
            XmlTree root, Follow follow, FileFormat.Xml format, DocumentRecords reader) {
        boolean plain = format.record().chars().noneMatch(c -> "/:[*".indexOf(c) >= 0);
        return plain ? root.all(format.record()) : follow.path(reader.path(format.record()), root);
    }

    static XmlTree document(Bytes content, FileFormat.Xml format) {
        Charset charset = format.charset().orElseGet(() -> XmlCharset.of(content));
        try {
            XMLStreamReader reader = BoundedXml.of(new StringReader(Decoded.text(content, List.of(charset))));
            try {
                return XmlTree.read(reader);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            Location at = e.getLocation();
            throw new Unreadable(
                    Code.FILE_UNREADABLE, at == null ? Where.MESSAGE : Where.row(Integer.toString(at.getLineNumber())));
        }
    }
}
