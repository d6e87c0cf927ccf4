package ishibashi.normalise.read;

import ishibashi.bank.Heading;
import ishibashi.bank.TreePath;
import ishibashi.refusal.Code;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** An element or an attribute of an XML document. */
final class XmlTree implements Tree {
    private static final int DEPTH = 64;
    private static final int MANY = 32;
    private static final int MOST = 2_000_000;

    private final @Nullable XmlTree parent;
    private final String namespace;
    private final String name;
    private final String key;
    private final List<XmlTree> within = new ArrayList<>(0);
    private @Nullable Map<String, List<XmlTree>> byKey;
    private String text = "";

    private XmlTree(@Nullable XmlTree parent, @Nullable String namespace, String name, String key) {
        this.parent = parent;
        this.namespace = namespace == null ? "" : namespace;
        this.name = name;
        this.key = key;
    }

    /** Reads the document's element whole. */
    static XmlTree read(XMLStreamReader reader) throws XMLStreamException {
        return new Reading(reader).document();
    }

    @Override
    public Optional<Tree> parent() {
        return Optional.ofNullable(parent);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean isList() {
        return false;
    }

    @Override
    public List<Tree> children() {
        return within.stream()
                .filter(n -> !n.isAttribute())
                .map(Tree.class::cast)
                .toList();
    }

    List<Tree> attributes() {
        return within.stream()
                .filter(XmlTree::isAttribute)
                .map(Tree.class::cast)
                .toList();
    }

    @Override
    public List<Tree> named(TreePath.Named named) {
        List<Tree> found = new ArrayList<>(1);
        for (XmlTree node : called(named.key())) {
            if (named.namespace().isEmpty() || named.namespace().get().equals(node.namespace)) {
                found.add(node);
            }
        }
        boolean plain = named.namespace().isEmpty() && named.key().startsWith("@");
        return plain ? ownBefore(found) : found;
    }

    /** Of many they are sorted once, so that each record can look at what all of them stand in. */
    private List<XmlTree> called(String name) {
        if (within.size() < MANY) {
            return within.stream().filter(node -> node.key.equals(name)).toList();
        }
        Map<String, List<XmlTree>> sorted = byKey;
        if (sorted == null) {
            sorted = within.stream().collect(Collectors.groupingBy(node -> node.key));
            byKey = sorted;
        }
        return sorted.getOrDefault(name, List.of());
    }

    @Override
    public int size() {
        return within.size();
    }

    @Override
    public int searched() {
        return 1;
    }

    /** An attribute without a prefix is of no namespace, unless there is no such one. */
    private static List<Tree> ownBefore(List<Tree> attributes) {
        List<Tree> own = attributes.stream()
                .filter(a -> a instanceof XmlTree attribute && attribute.namespace.isEmpty())
                .toList();
        return own.isEmpty() ? attributes : own;
    }

    @Override
    public Optional<String> text() {
        return Optional.of(text);
    }

    private boolean isAttribute() {
        return name.startsWith("@");
    }

    /** All of its local name, at any depth, but none within another. */
    List<XmlTree> all(String local) {
        List<XmlTree> found = new ArrayList<>();
        for (XmlTree node : within) {
            if (node.name.equals(local)) {
                found.add(node);
            } else {
                found.addAll(node.all(local));
            }
        }
        return found;
    }

    /** Path → text of all that stands in it; texts of one path are joined by 、. */
    Map<String, String> flat() {
        Map<String, String> values = new LinkedHashMap<>();
        flat("", values);
        return values;
    }

    private void flat(String path, Map<String, String> into) {
        for (XmlTree node : within) {
            String own = path.isEmpty() ? node.name : path + "/" + node.name;
            node.flat(own, into);
            into.merge(own, node.text, (a, b) -> b.isEmpty() ? a : a.isEmpty() ? b : a + "、" + b);
        }
    }

    /** Builds the tree from the stream. */
    private static final class Reading {
        private final XMLStreamReader reader;
        private final Map<String, String> keys = new HashMap<>();
        private int nodes;

        Reading(XMLStreamReader reader) {
            this.reader = reader;
        }

        XmlTree document() throws XMLStreamException {
            int event = reader.next();
            while (event != XMLStreamConstants.START_ELEMENT) {
                event = reader.next();
            }
            XmlTree root = element(null);
            fill(root, 1);
            while (reader.hasNext()) {
                reader.next();
            }
            return root;
        }

        private void fill(XmlTree element, int depth) throws XMLStreamException {
            if (depth > DEPTH) {
                throw new Unreadable(Code.TOO_DEEP, Integer.toString(DEPTH));
            }
            StringBuilder text = new StringBuilder();
            int event = reader.next();
            while (event != XMLStreamConstants.END_ELEMENT) {
                if (event == XMLStreamConstants.START_ELEMENT) {
                    XmlTree child = element(element);
                    element.within.add(child);
                    fill(child, depth + 1);
                } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                    text.append(reader.getText());
                }
                event = reader.next();
            }
            element.text = text.toString().strip();
        }

        private XmlTree element(@Nullable XmlTree parent) {
            XmlTree element = node(parent, reader.getNamespaceURI(), reader.getLocalName());
            for (int n = 0; n < reader.getAttributeCount(); n++) {
                XmlTree attribute =
                        node(element, reader.getAttributeNamespace(n), "@" + reader.getAttributeLocalName(n));
                attribute.text = reader.getAttributeValue(n);
                element.within.add(attribute);
            }
            return element;
        }

        private XmlTree node(@Nullable XmlTree parent, @Nullable String namespace, String name) {
            if (++nodes > MOST) {
                throw new Unreadable(Code.TOO_MANY, Integer.toString(MOST));
            }
            return new XmlTree(parent, namespace, name, keys.computeIfAbsent(name, Heading::key));
        }
    }
}
