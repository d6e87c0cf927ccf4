package ishibashi.fhir.profile;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.hl7.fhir.r4.model.Base;

/** What R4 itself demands of an element, whatever the profile: its children of at least one (HL7 FHIR R4 §2.6). */
final class BaseMinimums {
    private final FhirContext context = FhirContext.forR4Cached();
    private final ConcurrentHashMap<Class<?>, List<String>> required = new ConcurrentHashMap<>();

    /** Names of required children that are not there. */
    List<String> missing(Base element) {
        if (element.isPrimitive()) {
            return List.of();
        }
        List<String> names = required.computeIfAbsent(element.getClass(), type -> required(element));
        return names.stream()
                .filter(name -> element.listChildrenByName(name).stream().allMatch(Base::isEmpty))
                .toList();
    }

    private List<String> required(Base element) {
        return context.getElementDefinition(element.getClass())
                        instanceof BaseRuntimeElementCompositeDefinition<?> definition
                ? definition.getChildren().stream()
                        .filter(child -> child.getMin() > 0)
                        .map(BaseRuntimeChildDefinition::getElementName)
                        .toList()
                : List.of();
    }
}
