package ishibashi.fhir.read;

import ishibashi.fhir.ServiceNames;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;

/** The services of telemedicine that support a vacancy (fhir fields 29). */
final class ServiceFields {
    private ServiceFields() {}

    /** By all that they are referred to by, here and in what the references lead to. */
    static Set<String> read(PractitionerRole role, References references) {
        return of(role).flatMap(reference -> Stream.concat(
                        Stream.concat(
                                ServiceNames.address(reference.getReference()).stream(),
                                ServiceNames.of(reference.getIdentifier()).stream()),
                        references.resolve(reference, HealthcareService.class).stream()
                                .flatMap(service -> service.getIdentifier().stream())
                                .flatMap(identifier -> ServiceNames.of(identifier).stream())))
                .collect(Collectors.toUnmodifiableSet());
    }

    static Stream<Reference> of(PractitionerRole role) {
        return Ext.all(role, "telesupport").stream()
                .flatMap(support -> Ext.part(support, "service", Reference.class).stream());
    }
}
