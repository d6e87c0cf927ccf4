package ishibashi.normalise.draft;

import ishibashi.bank.As;
import ishibashi.bank.Field;
import ishibashi.bank.Target;
import ishibashi.message.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What one column may fill: a target of the mapping language, whole or one of its parts.
 *
 * @param part empty: the whole
 */
record Slot(Target target, String part) {
    private static final Set<Field> IN_PARTS = EnumSet.of(Field.PAY_BASIS, Field.PAY_MIN, Field.PAY_MAX);
    private static final Set<String> BY_NAME = Set.of("family", "given");

    static List<Slot> all(Kind kind) {
        List<Slot> slots = new ArrayList<>();
        for (Target target : Target.all(kind)) {
            if (target.fills().size() > 1 || !IN_PARTS.containsAll(target.fills())) {
                slots.add(new Slot(target, ""));
            }
            target.parts().forEach(part -> slots.add(new Slot(target, part)));
        }
        return slots;
    }

    /** As the words of {@code mappings/draft} name it: {@code pay/min}. */
    String word() {
        return part.isEmpty() ? target.word() : target.word() + "/" + part;
    }

    As as() {
        return switch (part) {
            case "min", "max" -> As.MONEY;
            case "basis" -> As.CODE;
            case "unit" -> As.TEXT;
            default -> target.as();
        };
    }

    /** The field whose reading tells whether a text fits. */
    Field field() {
        return switch (part) {
            case "basis" -> Field.PAY_BASIS;
            case "min" -> Field.PAY_MIN;
            case "max" -> Field.PAY_MAX;
            default -> target.fills().iterator().next();
        };
    }

    /** What its texts are read as to try them: of a part the field that it fills. */
    Target reading() {
        return part.equals("basis")
                ? new Target(Field.PAY_BASIS.wire(), As.CODE, EnumSet.of(Field.PAY_BASIS), Set.of())
                : target;
    }

    boolean required() {
        return target.fills().stream().anyMatch(Field::required);
    }

    /** Not both can be in one shape. */
    boolean excludes(Slot other) {
        if (equals(other)) {
            return true;
        }
        boolean partsOfOne = target.equals(other.target) && !part.isEmpty() && !other.part.isEmpty();
        return !partsOfOne && target.fills().stream().anyMatch(other.target.fills()::contains);
    }

    boolean isPartOfName() {
        return BY_NAME.contains(part);
    }
}
