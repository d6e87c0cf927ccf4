package ishibashi.routes.soap.vacancy;

import ishibashi.refusal.Code;
import ishibashi.refusal.Refusal;
import ishibashi.refusal.Stage;
import ishibashi.refusal.Where;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.w3c.dom.Element;

/**
 * What speaks against a Body, at an element of it.
 *
 * @param arguments of the refusal's text; never a value
 */
public record Objection(Code code, String column, String path, List<String> arguments) {
    public Objection {
        arguments = List.copyOf(arguments);
    }

    /** The element's name is the text's first argument, as a column's is in a file. */
    static Objection at(Element element, Code code, List<String> further) {
        List<String> arguments = new java.util.ArrayList<>(List.of(element.getLocalName()));
        arguments.addAll(further);
        return new Objection(code, element.getLocalName(), Path.of(element), arguments);
    }

    public Refusal refusal(UUID incident) {
        Where where =
                new Where(Optional.empty(), Optional.empty(), Optional.of(column), Optional.of(path), Optional.empty());
        return new Refusal(code, Stage.NORMALISED, where, arguments, incident);
    }
}
