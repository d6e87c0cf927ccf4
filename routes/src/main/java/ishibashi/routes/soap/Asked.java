package ishibashi.routes.soap;

import ishibashi.message.Bytes;
import ishibashi.message.MemberId;
import ishibashi.routes.soap.vacancy.Contract;
import ishibashi.routes.soap.wss.Tree;
import ishibashi.routes.soap.wss.Verdict;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;

/**
 * A verified message whose operation is valid by the schema.
 *
 * @param envelope all of it as it came, for evidence
 */
record Asked(MemberId member, Verdict.Verified verified, Bytes envelope) {
    Optional<Element> element(String name) {
        return elements(name).stream().findFirst();
    }

    List<Element> elements(String name) {
        return Tree.children(verified.operation()).stream()
                .filter(e -> Tree.is(e, Contract.NAMESPACE, name))
                .toList();
    }

    Optional<String> text(String name) {
        return element(name).map(Asked::text);
    }

    static String text(Element element) {
        return element.getTextContent().strip();
    }

    @Override
    public String toString() {
        return "Asked[" + member + " " + verified.operation().getLocalName() + "]";
    }
}
