package ishibashi.fhir.profile;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Resource;

/** HL7 FHIR R4 §5.3: how often an element stands, patterns, fixed values, required bindings. */
final class ElementChecks {
    private static final String FORBIDDEN = "使えません / not allowed";

    private ElementChecks() {}

    private record At(Base element, String path) {}

    static void check(Resource resource, ProfileTable table, CodeChecks codes, List<Finding> findings) {
        for (ElementRule rule : table.elements()) {
            for (At parent : at(new At(resource, table.type()), rule.parent())) {
                List<At> found = children(parent, rule.name());
                count(rule, parent.path() + "." + rule.name(), found.size(), findings);
                found.forEach(child -> value(rule, child, codes, findings));
            }
        }
    }

    private static List<At> at(At root, List<String> path) {
        List<At> level = List.of(root);
        for (String name : path) {
            level = level.stream().flatMap(at -> children(at, name).stream()).toList();
        }
        return level;
    }

    private static List<At> children(At parent, String name) {
        List<Base> values = parent.element().listChildrenByName(name).stream()
                .filter(value -> !value.isEmpty())
                .toList();
        List<At> found = new ArrayList<>();
        for (int n = 0; n < values.size(); n++) {
            found.add(new At(values.get(n), parent.path() + "." + name + (values.size() == 1 ? "" : "[" + n + "]")));
        }
        return found;
    }

    private static void count(ElementRule rule, String path, int found, List<Finding> findings) {
        if (found < rule.min()) {
            findings.add(Finding.missing(path));
        } else if (found > rule.max()) {
            findings.add(Finding.rule(path, rule.max() == 0 ? FORBIDDEN : "≤ " + rule.max()));
        }
    }

    private static void value(ElementRule rule, At child, CodeChecks codes, List<Finding> findings) {
        if (!rule.codings().isEmpty() && !(child.element() instanceof CodeableConcept c && holds(c, rule.codings()))) {
            findings.add(Finding.unknownCode(child.path(), rule.codings()));
        }
        rule.fixed()
                .filter(fixed -> !fixed.equals(child.element().primitiveValue()))
                .ifPresent(fixed -> findings.add(Finding.unknownCode(child.path(), List.of(fixed))));
        rule.valueSet().ifPresent(set -> codes.bound(child.element(), set, child.path(), findings));
    }

    private static boolean holds(CodeableConcept concept, List<String> codings) {
        return codings.stream().allMatch(pattern -> concept.getCoding().stream()
                .anyMatch(c -> pattern.equals(c.getSystem() + "|" + c.getCode())));
    }
}
