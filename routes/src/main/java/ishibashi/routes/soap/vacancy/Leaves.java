package ishibashi.routes.soap.vacancy;

import ishibashi.routes.soap.wss.Tree;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.w3c.dom.Element;

/** Values of an element whose form the schema has already checked. */
final class Leaves {
    private final Element parent;

    Leaves(Element parent) {
        this.parent = parent;
    }

    List<Element> all(String name) {
        return Tree.children(parent).stream()
                .filter(e -> Tree.is(e, Contract.NAMESPACE, name))
                .toList();
    }

    Optional<Element> element(String name) {
        return all(name).stream().findFirst();
    }

    Leaves inside(String name) {
        return new Leaves(element(name).orElseThrow());
    }

    Optional<String> text(String name) {
        return element(name).map(Leaves::text).filter(t -> !t.isEmpty());
    }

    List<String> texts(String name) {
        return all(name).stream().map(Leaves::text).toList();
    }

    OptionalInt number(String name) {
        return text(name).map(Integer::parseInt).map(OptionalInt::of).orElse(OptionalInt.empty());
    }

    OptionalLong amount(String name) {
        return text(name).map(Long::parseLong).map(OptionalLong::of).orElse(OptionalLong.empty());
    }

    Optional<LocalDate> day(String name) {
        return text(name).map(LocalDate::parse);
    }

    /** xs:boolean has two spellings of each. */
    Optional<Boolean> flag(String name) {
        return text(name).map(t -> t.equals("true") || t.equals("1"));
    }

    static String text(Element leaf) {
        return leaf.getTextContent().strip();
    }

    /** Elements without elements inside, in the order of the document. */
    static List<Element> below(Element element) {
        List<Element> leaves = new ArrayList<>();
        List<Element> children = Tree.children(element);
        if (children.isEmpty()) {
            leaves.add(element);
        }
        children.forEach(child -> leaves.addAll(below(child)));
        return leaves;
    }
}
