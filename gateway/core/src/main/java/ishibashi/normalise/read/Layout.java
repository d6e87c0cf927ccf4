package ishibashi.normalise.read;

import ishibashi.bank.FileFormat;
import ishibashi.bank.Shape;
import ishibashi.message.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One way in which a file may be read.
 *
 * @param labels of a form
 * @param about words of the file around its records
 */
record Layout(FileFormat format, Set<String> labels, String about) {
    Layout {
        labels = Set.copyOf(labels);
    }

    static Layout of(FileFormat format, String about) {
        return new Layout(format, Set.of(), about);
    }

    /** A shape that takes everything and asks for nothing. */
    Shape shape() {
        return new Shape(
                "",
                Kind.VACANCY,
                format,
                Optional.empty(),
                List.of(new Shape.AsOf.InTitle()),
                false,
                List.of(),
                labels,
                Map.of(),
                Map.of());
    }

    @Override
    public String toString() {
        return "Layout[" + format + "]";
    }
}
