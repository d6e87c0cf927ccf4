package ishibashi.fhir.read;

import ishibashi.fhir.Urls;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Type;

/** HL7 FHIR R4 §2.4: our extensions and their parts by name. */
final class Ext {
    private Ext() {}

    static List<Extension> all(DomainResource resource, String name) {
        return resource.getExtension().stream()
                .filter(e -> Urls.profile(name).equals(e.getUrl()))
                .toList();
    }

    static Optional<Extension> first(DomainResource resource, String name) {
        return all(resource, name).stream().findFirst();
    }

    static Optional<Extension> first(Element element, String name) {
        return element.getExtension().stream()
                .filter(e -> Urls.profile(name).equals(e.getUrl()))
                .findFirst();
    }

    static <T extends Type> Optional<T> part(Extension of, String name, Class<T> kind) {
        return of.getExtension().stream()
                .filter(e -> name.equals(e.getUrl()))
                .map(Extension::getValue)
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst();
    }

    /** Of a CodeableConcept the code of our own system, else the text of a primitive. */
    static Optional<String> code(Extension extension) {
        return Optional.ofNullable(extension.getValue()).flatMap(Ext::code);
    }

    static Optional<String> code(Extension of, String part) {
        return part(of, part, Type.class).flatMap(Ext::code);
    }

    static Optional<String> code(Type value) {
        return value instanceof CodeableConcept concept
                ? concept.getCoding().stream()
                        .filter(c -> c.hasSystem() && c.getSystem().startsWith(Urls.BASE))
                        .map(Coding::getCode)
                        .findFirst()
                : Optional.ofNullable(value.primitiveValue());
    }

    static boolean flag(Extension of, String part) {
        return part(of, part, BooleanType.class).map(BooleanType::booleanValue).orElse(false);
    }

    static Optional<BigDecimal> value(Quantity quantity) {
        return Optional.ofNullable(quantity.getValue());
    }

    static List<String> codes(DomainResource resource, String name) {
        return all(resource, name).stream().flatMap(e -> code(e).stream()).toList();
    }

    /** FHIRPath of an extension, {@code PractitionerRole.extension('…/pay')}. */
    static String path(DomainResource resource, String name) {
        return resource.fhirType() + ".extension('" + Urls.profile(name) + "')";
    }
}
