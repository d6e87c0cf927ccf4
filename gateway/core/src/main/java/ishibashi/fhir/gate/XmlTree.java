package ishibashi.fhir.gate;

import ishibashi.json.Json;
import ishibashi.json.Place;
import ishibashi.json.StrictJson;
import ishibashi.json.Utf8;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * FHIR R4 §2.6.1: elements in the shape that FHIR's JSON has, so that one scan serves both. A repeated element is an array, a single one
 * is not, since that would take the definitions.
 */
final class XmlTree {
    private static final String FHIR = "http://hl7.org/fhir";
    private static final String XHTML = "http://www.w3.org/1999/xhtml";
    private static final int MOST_ATTRIBUTES = 64;
    private static final int MOST_NAMESPACES = 64;

    private final XMLStreamReader reader;
    private int depth;
    private int nodes;
    private int namespaces;

    /** @param reader at the start of the root element */
    XmlTree(XMLStreamReader reader) {
        this.reader = reader;
    }

    Json.Obj resource() throws XMLStreamException, XmlFault {
        return resource(Place.root(reader.getLocalName()));
    }

    /** At a start tag whose name is a resource type. */
    private Json.Obj resource(Place place) throws XMLStreamException, XmlFault {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("resourceType", text(reader.getLocalName(), place));
        if (reader.getAttributeCount() > 0) {
            throw new XmlFault("attribute", place);
        }
        element(members, place);
        return new Json.Obj(members);
    }

    /** Attributes and children of the element that has just begun, to its end. */
    private void element(Map<String, Json> members, Place place) throws XMLStreamException, XmlFault {
        enter(place);
        attributes(members, place);
        Map<String, List<Json>> children = new LinkedHashMap<>();
        while (reader.next() != XMLStreamConstants.END_ELEMENT) {
            if (reader.getEventType() == XMLStreamConstants.START_ELEMENT) {
                child(members, children, place);
            } else {
                refuseUnlessBlank(reader, place);
            }
        }
        for (Map.Entry<String, List<Json>> child : children.entrySet()) {
            List<Json> all = child.getValue();
            if (members.putIfAbsent(child.getKey(), all.size() == 1 ? all.getFirst() : new Json.Arr(all)) != null) {
                throw new XmlFault("duplicate", place);
            }
        }
        depth--;
    }

    private void child(Map<String, Json> members, Map<String, List<Json>> children, Place place)
            throws XMLStreamException, XmlFault {
        String name = reader.getLocalName();
        Place at = place.member(name);
        if (XHTML.equals(reader.getNamespaceURI()) && name.equals("div")) {
            children.computeIfAbsent(name, n -> new ArrayList<>(1)).add(narrative(at));
        } else if (Character.isUpperCase(name.charAt(0))) {
            if (!children.isEmpty() || members.putIfAbsent("resourceType", text(name, at)) != null) {
                throw new XmlFault("resource-among-elements", at);
            }
            if (reader.getAttributeCount() > 0) {
                throw new XmlFault("attribute", at);
            }
            element(members, place);
        } else {
            value(name, children, at);
        }
    }

    /** An element as JSON has it: a primitive is its value, and what else it has stands beside it under {@code _name}. */
    private void value(String name, Map<String, List<Json>> children, Place at) throws XMLStreamException, XmlFault {
        boolean primitive = reader.getAttributeValue(null, "value") != null;
        Map<String, Json> inner = new LinkedHashMap<>();
        element(inner, at);
        if (inner.isEmpty()) {
            throw new XmlFault("empty", at);
        }
        if (primitive) {
            children.computeIfAbsent(name, n -> new ArrayList<>(1)).add(inner.remove("value"));
        }
        if (!inner.isEmpty()) {
            children.computeIfAbsent(primitive ? "_" + name : name, n -> new ArrayList<>(1))
                    .add(new Json.Obj(inner));
        }
    }

    private void enter(Place place) throws XmlFault {
        if (!FHIR.equals(reader.getNamespaceURI())) {
            throw new XmlFault("namespace", place);
        }
        count(place);
        if (++depth > StrictJson.DEEPEST) {
            throw new XmlFault("too-deep", place, StrictJson.DEEPEST);
        }
    }

    private void count(Place place) throws XmlFault {
        if (++nodes > StrictJson.MOST_NODES) {
            throw new XmlFault("too-many", place, StrictJson.MOST_NODES);
        }
        namespaces += reader.getNamespaceCount();
        if (namespaces > MOST_NAMESPACES) {
            throw new XmlFault("too-many", place, MOST_NAMESPACES);
        }
        if (reader.getAttributeCount() > MOST_ATTRIBUTES) {
            throw new XmlFault("too-many", place, MOST_ATTRIBUTES);
        }
    }

    private void attributes(Map<String, Json> members, Place place) throws XmlFault {
        for (int n = 0; n < reader.getAttributeCount(); n++) {
            String name = reader.getAttributeLocalName(n);
            String namespace = reader.getAttributeNamespace(n);
            if ((namespace != null && !namespace.isEmpty())
                    || !List.of("value", "id", "url").contains(name)) {
                throw new XmlFault("attribute", place);
            }
            if (reader.getAttributeValue(n).isBlank()) {
                throw new XmlFault("empty", place);
            }
            members.put(name, text(reader.getAttributeValue(n), place));
        }
    }

    /** The words of a narrative without its tags; they are dropped later, but may hold no more than any text. */
    private Json narrative(Place at) throws XMLStreamException, XmlFault {
        StringBuilder words = new StringBuilder();
        int open = 1;
        count(at);
        while (open > 0) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    count(at);
                    if (!XHTML.equals(reader.getNamespaceURI())) {
                        throw new XmlFault("namespace", at);
                    }
                    if (depth + ++open > StrictJson.DEEPEST) {
                        throw new XmlFault("too-deep", at, StrictJson.DEEPEST);
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> open--;
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    words.append(reader.getText());
                default -> throw new XmlFault(rule(reader), at);
            }
        }
        return text(words.toString(), at);
    }

    private static Json text(String value, Place place) throws XmlFault {
        if (Utf8.longer(value, StrictJson.LONGEST_STRING)) {
            throw new XmlFault("too-long", place, StrictJson.LONGEST_STRING);
        }
        return new Json.Text(value);
    }

    /** Between elements there is nothing but blanks. */
    static void refuseUnlessBlank(XMLStreamReader reader, Place place) throws XmlFault {
        if (reader.getEventType() != XMLStreamConstants.SPACE && !(reader.isCharacters() && reader.isWhiteSpace())) {
            throw new XmlFault(rule(reader), place);
        }
    }

    private static String rule(XMLStreamReader reader) {
        return switch (reader.getEventType()) {
            case XMLStreamConstants.DTD -> "doctype";
            case XMLStreamConstants.PROCESSING_INSTRUCTION -> "processing-instruction";
            case XMLStreamConstants.COMMENT -> "comment";
            case XMLStreamConstants.ENTITY_REFERENCE -> "entity";
            default -> "text";
        };
    }
}
