package ishibashi.routes.soap.wss;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Elements of a tree, by namespace and name (DOM Level 3). */
public final class Tree {
    private Tree() {}

    public static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    static List<Element> children(Element parent, String namespace, String name) {
        return children(parent).stream().filter(e -> is(e, namespace, name)).toList();
    }

    /** The only element inside, of whatever name. */
    static Optional<Element> only(Element parent) {
        List<Element> all = children(parent);
        return all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
    }

    public static boolean is(Element element, String namespace, String name) {
        return namespace.equals(element.getNamespaceURI()) && name.equals(element.getLocalName());
    }

    /** An attribute without a namespace; empty text if it is absent. */
    static String attribute(Element element, String name) {
        return element.getAttributeNS(null, name);
    }

    /** The element and all below it, in the order of the document. */
    static void walk(Element element, Consumer<Element> visitor) {
        visitor.accept(element);
        children(element).forEach(child -> walk(child, visitor));
    }
}
