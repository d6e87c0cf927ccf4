package ishibashi.routes.soap.vacancy;

import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Where an element stands below the Body, as an XPath of local names: {@code /SubmitVacancy/Vacancy/department[2]}. */
final class Path {
    private static final String BODY = "Body";

    private Path() {}

    static String of(Element element) {
        StringBuilder path = new StringBuilder();
        for (Node node = element;
                node instanceof Element e && !BODY.equals(e.getLocalName());
                node = node.getParentNode()) {
            path.insert(0, "/" + e.getLocalName() + position(e));
        }
        return path.toString();
    }

    private static String position(Element element) {
        int before = 0;
        int after = 0;
        for (Node n = element.getPreviousSibling(); n != null; n = n.getPreviousSibling()) {
            before += same(n, element) ? 1 : 0;
        }
        for (Node n = element.getNextSibling(); n != null; n = n.getNextSibling()) {
            after += same(n, element) ? 1 : 0;
        }
        return before + after == 0 ? "" : "[" + (before + 1) + "]";
    }

    private static boolean same(Node node, Element element) {
        return node instanceof Element other && element.getLocalName().equals(other.getLocalName());
    }
}
