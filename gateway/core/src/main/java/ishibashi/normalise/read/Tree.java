package ishibashi.normalise.read;

import ishibashi.bank.TreePath;
import java.util.List;
import java.util.Optional;

/** A place in a document, XML or JSON alike: an element, an attribute, an object, a list, a text. */
interface Tree {
    /** What it stands in; a list's items stand in what holds the list. */
    Optional<Tree> parent();

    String name();

    boolean isList();

    /** Items, members, elements; no attributes. */
    List<Tree> children();

    /** The children, attributes among them, of that name. */
    List<Tree> named(TreePath.Named name);

    /** How many children it has. */
    int size();

    /** How many of them it takes to find that none has a name. */
    int searched();

    /** Its own text; empty if it is there to hold others. */
    Optional<String> text();
}
