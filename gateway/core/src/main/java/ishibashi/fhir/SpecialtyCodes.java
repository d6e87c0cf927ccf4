package ishibashi.fhir;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Departments 診療科 as codes of {@code C:specialty} and of SS-MIX2, by the properties of that code system (fhir §0, §2). */
public final class SpecialtyCodes {
    public static final String SYSTEM = Urls.codeSystem("specialty");

    private final Map<String, Terminology.Concept> byDepartment = new HashMap<>();
    private final Map<String, Terminology.Concept> bySsMix2 = new HashMap<>();
    private final Terminology terminology;

    public SpecialtyCodes(Terminology terminology) {
        this.terminology = terminology;
        terminology.concepts(SYSTEM).forEach(concept -> {
            List<String> departments = departments(concept);
            if (departments.size() == 1) {
                byDepartment.put(departments.getFirst(), concept);
            }
            ssMix2(concept).ifPresent(code -> bySsMix2.put(code, concept));
        });
    }

    /** Canonical names; several for a code that stands for several departments. */
    public List<String> departments(String code) {
        return terminology
                .concept(SYSTEM, code)
                .map(SpecialtyCodes::departments)
                .orElse(List.of());
    }

    /** Canonical names of a code and of all that is-a it. */
    public List<String> below(String code) {
        return terminology.concepts(SYSTEM).stream()
                .filter(concept -> isA(concept, code))
                .flatMap(concept -> departments(concept).stream())
                .distinct()
                .toList();
    }

    private boolean isA(Terminology.Concept concept, String code) {
        return concept.code().equals(code)
                || (!concept.parent().isEmpty()
                        && terminology
                                .concept(SYSTEM, concept.parent())
                                .filter(parent -> isA(parent, code))
                                .isPresent());
    }

    public List<String> departmentsOfSsMix2(String code) {
        return Optional.ofNullable(bySsMix2.get(code))
                .map(SpecialtyCodes::departments)
                .orElse(List.of());
    }

    public Optional<Terminology.Concept> of(String department) {
        return Optional.ofNullable(byDepartment.get(department));
    }

    public static Optional<String> ssMix2(Terminology.Concept concept) {
        return concept.properties().getOrDefault("ss-mix2", List.of()).stream().findFirst();
    }

    private static List<String> departments(Terminology.Concept concept) {
        return concept.properties().getOrDefault("department", List.of());
    }
}
