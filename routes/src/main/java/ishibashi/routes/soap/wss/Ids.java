package ishibashi.routes.soap.wss;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;

/** Ids of a document: each once over everything that looks like one, in whatever namespace (security §3.3 "position"). */
final class Ids {
    private static final Set<String> LIKE = Set.of("id", "assertionid");

    private final Map<String, Element> elements;

    private Ids(Map<String, Element> elements) {
        this.elements = elements;
    }

    static Ids of(Element root) throws BadMessage {
        Map<String, Element> found = new HashMap<>();
        boolean[] twice = new boolean[1];
        Tree.walk(root, element -> {
            NamedNodeMap attributes = element.getAttributes();
            for (int n = 0; n < attributes.getLength(); n++) {
                Attr attribute = (Attr) attributes.item(n);
                if (isLikeId(attribute)) {
                    twice[0] |= found.put(attribute.getValue(), element) != null;
                }
            }
        });
        if (twice[0]) {
            throw BadMessage.signature("id-twice");
        }
        return new Ids(found);
    }

    private static boolean isLikeId(Attr attribute) {
        String name = attribute.getLocalName() == null ? attribute.getName() : attribute.getLocalName();
        return LIKE.contains(name.toLowerCase(java.util.Locale.ROOT));
    }

    /** What {@code #id} refers to. */
    Optional<Element> find(String reference) {
        return reference.length() > 1 && reference.charAt(0) == '#'
                ? Optional.ofNullable(elements.get(reference.substring(1)))
                : Optional.empty();
    }
}
