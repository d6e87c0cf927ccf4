package ishibashi.fhir.read;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimePrimitiveDatatypeDefinition;
import ca.uhn.fhir.parser.DataFormatException;
import ishibashi.fhir.gate.MediaForm;
import ishibashi.json.Json;
import ishibashi.json.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * HL7 FHIR R4 §2.6.2: whether HAPI's strict parser will read a resource, told from the tree with the place of the first thing that it will
 * not. The parser itself says neither where, nor anything of the entries after it.
 */
public final class Legible {
    private static final String TYPE = "resourceType";
    private static final String ENTRY = "entry";
    private static final Set<String> NUMBERS = Set.of("integer", "decimal", "positiveInt", "unsignedInt");

    private final FhirContext context = FhirContext.forR4Cached();
    private final MediaForm form;

    /** @param form in XML every value is text, and an element that repeats is the only array (FHIR R4 §2.6.1) */
    public Legible(MediaForm form) {
        this.form = form;
    }

    /** Where it is illegible; its type is one of R4's. */
    public Optional<Place> offence(Json.Obj resource, Place place) {
        String type = resource.text(TYPE).orElse("");
        return context.getResourceTypes().contains(type)
                ? composite(context.getResourceDefinition(type), resource.without(TYPE), place)
                : Optional.of(place);
    }

    /** What stands around the resource of a Bundle's entry; the resource is looked at by itself. */
    public Optional<Place> frame(Json entry, Place place) {
        BaseRuntimeChildDefinition child =
                context.getResourceDefinition("Bundle").getChildByName(ENTRY);
        return one(child, child.getChildByName(ENTRY), entry, place);
    }

    private Optional<Place> composite(
            BaseRuntimeElementCompositeDefinition<?> definition, Json.Obj object, Place place) {
        for (Map.Entry<String, Json> member : object.members().entrySet()) {
            String name = member.getKey();
            boolean beside = name.startsWith("_");
            String element = beside ? name.substring(1) : name;
            Place at = place.member(name);
            BaseRuntimeChildDefinition child = definition.getChildByName(element);
            BaseRuntimeElementDefinition<?> value = child == null ? null : child.getChildByName(element);
            if (child == null || value == null || (beside && !isPrimitive(value))) {
                return Optional.of(at);
            }
            Optional<Place> found = beside ? Optional.empty() : values(child, value, member.getValue(), at);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static boolean isPrimitive(BaseRuntimeElementDefinition<?> value) {
        return value instanceof RuntimePrimitiveDatatypeDefinition;
    }

    private Optional<Place> values(
            BaseRuntimeChildDefinition child, BaseRuntimeElementDefinition<?> value, Json json, Place at) {
        if (!(json instanceof Json.Arr(List<Json> items))) {
            return one(child, value, json, at);
        }
        if (form == MediaForm.XML && child.getMax() == 1) {
            return Optional.of(at.item(1));
        }
        for (int n = 0; n < items.size(); n++) {
            Optional<Place> found = one(child, value, items.get(n), at.item(n));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<Place> one(
            BaseRuntimeChildDefinition child, BaseRuntimeElementDefinition<?> value, Json json, Place at) {
        return switch (value) {
            case RuntimePrimitiveDatatypeDefinition primitive
            when form == MediaForm.XML && json instanceof Json.Obj beside -> withoutValue(beside, at);
            case RuntimePrimitiveDatatypeDefinition primitive ->
                reads(child, primitive, json) ? Optional.empty() : Optional.of(at);
            case BaseRuntimeElementCompositeDefinition<?> composite ->
                json instanceof Json.Obj object ? composite(composite, object, at) : Optional.of(at);
            default ->
                json instanceof Json.Obj inner && inner.members().containsKey(TYPE)
                        ? offence(inner, at)
                        : Optional.empty();
        };
    }

    /** In XML a primitive without a value stands under its own name, in JSON under {@code _name}. */
    private static Optional<Place> withoutValue(Json.Obj beside, Place at) {
        return beside.members().keySet().stream()
                .filter(name -> !name.equals("id") && !name.equals("extension"))
                .findFirst()
                .map(at::member);
    }

    private boolean reads(BaseRuntimeChildDefinition child, RuntimePrimitiveDatatypeDefinition type, Json json) {
        Optional<String> text =
                switch (json) {
                    case Json.Text(String written)
                    when form == MediaForm.XML || (!isNumber(type) && !isBoolean(type)) -> Optional.of(written);
                    case Json.Num(String digits) when isNumber(type) -> Optional.of(digits);
                    case Json.Literal literal
                    when isBoolean(type) || literal == Json.Literal.NULL -> Optional.of(literal.wire());
                    default -> Optional.empty();
                };
        if (text.isEmpty() || json == Json.Literal.NULL) {
            return text.isPresent();
        }
        try {
            type.newInstance(child.getInstanceConstructorArguments()).setValueAsString(text.get());
            return true;
        } catch (DataFormatException | IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isNumber(RuntimePrimitiveDatatypeDefinition type) {
        return NUMBERS.contains(type.getName());
    }

    private static boolean isBoolean(RuntimePrimitiveDatatypeDefinition type) {
        return type.getName().equals("boolean");
    }
}
